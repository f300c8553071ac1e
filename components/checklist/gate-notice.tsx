import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { STEP_OWNER_LABELS, type Step } from "@/lib/domain/procedure/step";

type GateNoticeProps = {
  waits: readonly Step[];
  /** Null: the person has no right to it. */
  onOverride: (() => void) | null;
};

/** What the project or the batch must have ready before this step, and who can clear it. */
export function GateNotice({ waits, onOverride }: GateNoticeProps) {
  if (waits.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title="This step waits for the project or the batch"
      actions={onOverride && <Button onClick={onOverride}>Go on without</Button>}
    >
      <ul className="list-disc pl-4">
        {waits.map(({ id, title, owner }) => (
          <li key={id}>
            {title} <span className="text-muted">({STEP_OWNER_LABELS[owner]})</span>
          </li>
        ))}
      </ul>
      {!onOverride && (
        <p className="text-muted">They are ticked there; the project manager can also let phones go on without.</p>
      )}
    </Notice>
  );
}
