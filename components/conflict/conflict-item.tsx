import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { DateTime } from "@/components/ui/time";
import { SETTLED_LABELS } from "@/lib/domain/work/work-conflict";
import { formatMac } from "@/lib/format/text";
import type { Conflict } from "@/lib/schemas/conflicts";
import type { ConflictWords } from "./conflict-words";

export type ShownConflict = Conflict & { words: ConflictWords };

type ConflictItemProps = {
  projectId: string;
  conflict: ShownConflict;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  /** What can be done with this one alone. */
  actions: ReactNode;
};

/** One conflict: what came from the device beside what stands, each with who and when. */
export function ConflictItem({ projectId, conflict, isChosen, onChoose, actions }: ConflictItemProps) {
  const { words, phone, settled, by, found, batch } = conflict;
  const place = [phone?.site, phone?.floor && `floor ${phone.floor}`, phone?.owner].filter(Boolean).join(" · ");
  return (
    <li className="flex gap-3 px-4 py-3">
      <Checkbox
        checked={isChosen}
        onChange={(event) => onChoose(event.target.checked)}
        aria-label={`Choose ${words.title}${phone ? ` of ${formatMac(phone.mac)}` : ""}`}
        className="mt-1"
      />
      <article className="min-w-0 flex-1">
        <header className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <h2 className="font-medium">{words.title}</h2>
          {phone && (
            <Link
              href={routeOf(`/projects/${projectId}/inventory/${phone.id}`)}
              className="font-mono text-accent underline decoration-accent/35 underline-offset-2"
            >
              {formatMac(phone.mac)}
            </Link>
          )}
          {place && <span className="min-w-0 break-words text-muted text-xs">{place}</span>}
        </header>
        <p className="mt-0.5 text-muted">
          {words.cause}
          {batch && ` It was done in ${batch.name}${batch.isGone ? ", which is not there any more" : ""}.`}
        </p>
        <div className="mt-2 grid gap-2 sm:grid-cols-2">
          <Side title="What came" lines={words.sent} by={by?.name ?? null} at={conflict.at} />
          <Side title="What stands" lines={words.found} by={found.by?.name ?? null} at={found.at} />
        </div>
        {settled ? (
          <p className="mt-2 text-muted">
            {SETTLED_LABELS[settled.how]} by {settled.by ?? "somebody who left"}, <DateTime value={settled.at} />
            {settled.reason && `: “${settled.reason}”`}
          </p>
        ) : null}
        <div className="mt-2 flex flex-wrap gap-2">{actions}</div>
      </article>
    </li>
  );
}

type SideProps = { title: string; lines: readonly string[]; by: string | null; at: string | null };

function Side({ title, lines, by, at }: SideProps) {
  return (
    <div className="min-w-0 rounded-md border border-line bg-bg px-3 py-2">
      <h3 className="text-muted text-xs">{title}</h3>
      {lines.length === 0 && <p>Nothing that is known any more.</p>}
      {lines.map((line) => (
        <p key={line} className="break-words">
          {line}
        </p>
      ))}
      {(by || at) && (
        <p className="mt-1 text-muted text-xs">
          {by}
          {by && at && ", "}
          {at && <DateTime value={at} />}
        </p>
      )}
    </div>
  );
}
