import { Badge } from "@/components/ui/badge";
import { EXCEPTION_LABELS, type ExceptionState } from "@/lib/domain/work/exception";

const TONES = { undecided: "warn", ask: "accent", replace: "idle", leave: "idle" } as const;

/** What was decided of a phone that cannot be converted, in one word. */
export const ExceptionBadge = ({ state }: { state: ExceptionState }) => (
  <Badge tone={TONES[state]}>{EXCEPTION_LABELS[state]}</Badge>
);
