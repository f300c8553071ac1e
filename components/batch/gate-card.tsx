import { Notice } from "@/components/ui/notice";
import { STEP_OWNER_LABELS, type Step } from "@/lib/domain/procedure/step";
import { OverrideButton } from "./override-button";

type GateCardProps = {
  projectId: string;
  batchId: string;
  waits: readonly Step[];
  canOverride: boolean;
};

/** What the project and the batch must have ready before a phone gets its load, and who can clear it. */
export function GateCard({ projectId, batchId, waits, canOverride }: GateCardProps) {
  if (waits.length === 0) return null;
  return (
    <Notice
      tone="idle"
      className="mb-4"
      title="Before the phones get their load"
      actions={
        canOverride && (
          <OverrideButton
            projectId={projectId}
            batchId={batchId}
            waits={waits.map(({ id, scope }) => ({ id, scope }))}
          />
        )
      }
    >
      <ul className="list-disc pl-4">
        {waits.map(({ id, title, owner }) => (
          <li key={id}>
            {title} <span className="text-muted">({STEP_OWNER_LABELS[owner]})</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
