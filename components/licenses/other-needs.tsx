import { plural } from "@/lib/format/text";
import type { LicensePool } from "@/lib/schemas/licenses";

/** Phones whose licence comes from no order, or of which it is not known: said, never left out in silence. */
export function OtherNeeds({ pool: { cases, automatic, free, undecided } }: { pool: LicensePool }) {
  const texts = [
    cases.needed > 0 &&
      `${plural(cases.needed, "replaced phone")}: by a case with Global Licensing Operations, ${cases.held} in hand.`,
    automatic > 0 && `${plural(automatic, "phone")}: the migration assistant generates the licence, there is no file.`,
    free > 0 && `${plural(free, "phone")}: no licence needed.`,
    undecided > 0 && `${plural(undecided, "phone")}: not known yet, information is missing.`,
  ].filter((text) => text !== false);
  if (texts.length === 0) return null;
  return (
    <ul className="border-line border-t px-4 py-2 text-muted">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
