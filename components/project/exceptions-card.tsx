import { CountLink } from "@/components/links/count-link";
import { exceptionsHref } from "@/components/links/exceptions-href";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { EXCEPTION_LABELS, EXCEPTION_STATES } from "@/lib/domain/work/exception";
import { formatNumber, plural } from "@/lib/format/text";
import type { Summary } from "@/lib/schemas/summary";

type ExceptionsCardProps = { projectId: string; exceptions: Summary["exceptions"] };

/** How many phones cannot be converted, and of how many of them nobody has decided what becomes of them. */
export function ExceptionsCard({ projectId, exceptions }: ExceptionsCardProps) {
  const total = EXCEPTION_STATES.reduce((sum, state) => sum + exceptions[state], 0);
  if (total === 0) return null;
  const shown = EXCEPTION_STATES.filter((state) => exceptions[state] > 0);
  return (
    <Card>
      <CardHeader>
        <CardTitle>Exceptions</CardTitle>
      </CardHeader>
      <CardBody>
        <p>
          <CountLink count={total} href={exceptionsHref(projectId)} label="that cannot be converted">
            {plural(total, "phone")}
          </CountLink>{" "}
          cannot be converted:{" "}
          {shown.map((state, index) => (
            <span key={state}>
              {index > 0 && ", "}
              <CountLink
                count={exceptions[state]}
                href={exceptionsHref(projectId, { exception: state })}
                label="phones that cannot be converted"
              >
                {formatNumber(exceptions[state])} {WORDS[state]}
              </CountLink>
            </span>
          ))}
          .
        </p>
        {exceptions.undecided > 0 && (
          <p className="mt-1 text-muted">
            Each needs a decision: {EXCEPTION_LABELS.replace.toLowerCase()}, {EXCEPTION_LABELS.leave.toLowerCase()}, or{" "}
            {EXCEPTION_LABELS.ask.toLowerCase()}.
          </p>
        )}
      </CardBody>
    </Card>
  );
}

const WORDS = {
  undecided: "undecided",
  ask: "asked about",
  replace: "to be replaced",
  leave: "left as they are",
} as const satisfies Record<keyof Summary["exceptions"], string>;
