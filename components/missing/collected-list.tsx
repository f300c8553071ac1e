import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac } from "@/lib/format/text";
import type { Entry } from "./collect-entries";

type CollectedListProps = {
  projectId: string;
  entries: readonly Entry[];
  onUndo: (entry: Entry) => void;
  onClear: () => void;
};

const SHOWN = 30;

/** What was just entered, newest first, with the verdict it made. */
export function CollectedList({ projectId, entries, onUndo, onClear }: CollectedListProps) {
  if (entries.length === 0) return null;
  const [newest] = entries;
  return (
    <Card>
      <CardHeader
        actions={
          <Button variant="ghost" size="sm" onClick={onClear}>
            Clear the list
          </Button>
        }
      >
        <CardTitle>Just entered</CardTitle>
      </CardHeader>
      <p role="status" className="sr-only">
        {newest && `${formatMac(newest.mac)}: ${wordsOf(newest)}`}
      </p>
      <ul className="divide-y divide-line">
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.id} className="flex items-start gap-3 px-4 py-2">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                {entry.phoneId ? (
                  <Link
                    href={routeOf(`/projects/${projectId}/inventory/${entry.phoneId}`)}
                    prefetch={false}
                    className="code rounded-sm font-medium hover:underline"
                  >
                    {formatMac(entry.mac)}
                  </Link>
                ) : (
                  <span className="code font-medium">{formatMac(entry.mac)}</span>
                )}
                <span className="code text-muted">{labelText(entry)}</span>
                <Outcome entry={entry} />
              </p>
              {entry.reason && entry.status === "stored" && <p className="text-muted">{entry.reason}</p>}
              {entry.message && <p className="text-bad">{entry.message}</p>}
            </div>
            {entry.status !== "undone" && (
              <Button size="sm" onClick={() => onUndo(entry)} aria-label={`${undoWord(entry)} ${formatMac(entry.mac)}`}>
                {undoWord(entry)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const undoWord = ({ status }: Entry) => (status === "stored" ? "Undo" : "Remove");

const labelText = ({ label: { vid = null, pid, serial, transitionAuthorizationType } }: Entry) =>
  [vid === null ? null : formatVid(vid), pid, serial, transitionAuthorizationType].filter(Boolean).join(" ");

function Outcome({ entry }: { entry: Entry }) {
  const { status, verdict } = entry;
  if (status === "stored" && verdict) {
    const { tone, label } = VERDICT_LABELS[verdict];
    return <Badge tone={tone}>{label}</Badge>;
  }
  if (status === "waiting") return <Badge tone="warn">Not sent yet</Badge>;
  if (status === "kept") return <Badge tone="warn">For the project manager</Badge>;
  if (status === "refused") return <Badge tone="bad">Refused</Badge>;
  return <Badge>Undone</Badge>;
}

function wordsOf({ status, verdict, message }: Entry): string {
  if (status === "stored" && verdict) return VERDICT_LABELS[verdict].label;
  const words = { stored: "stored", waiting: "not sent yet", kept: "kept", refused: "refused", undone: "undone" };
  return [words[status], message].filter(Boolean).join(". ");
}
