import { Button } from "@/components/ui/button";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import type { PhoneFacets } from "@/lib/schemas/phones";

const FIELD_WORDS = {
  model: "the model",
  site: "the site",
  batch: "the batch",
  pid: "the beginning of a PID",
  load: "the beginning of a load",
} as const satisfies Record<PhoneFacets["search"][number]["field"], string>;

type SearchReadProps = { q: string; read: PhoneFacets["search"]; onSearch: (q: string) => void };

/** What the search was read as, and the way to look for the same words in the texts. Comes with the first such search. */
export function SearchRead({ q, read, onSearch }: SearchReadProps) {
  const asText = read.reduce((text, { words }) => text.replace(words, `"${words}"`), q.trim().replace(/\s+/g, " "));
  return (
    <p role="status" className="mb-3 flex flex-wrap items-center gap-x-2 text-muted">
      <span>
        {read.map(({ words, field }, index) => (
          <span key={`${field} ${words}`}>
            {index > 0 && ", "}
            <span className="text-fg">{words}</span> read as {FIELD_WORDS[field]}
          </span>
        ))}
        .
      </span>
      <Button
        variant="ghost"
        size="sm"
        title={`In ${["serial", "owner", "directoryNumber", "description", "notes"].map(labelOfPhoneField).join(", ")} and MAC address`}
        onClick={() => onSearch(asText)}
        className="h-6 px-2 text-accent"
      >
        Search the texts for it
      </Button>
    </p>
  );
}
