import { Button } from "@/components/ui/button";
import { dialogStyles } from "@/components/ui/dialog-styles";
import { plural } from "@/lib/format/text";
import type { EditBatchesAnswer } from "@/lib/schemas/batches";

type RefusedBatchesProps = { answer: EditBatchesAnswer; onClose: () => void };

/** Which batches stayed as they were, and why. */
export function RefusedBatches({ answer: { changed, refused }, onClose }: RefusedBatchesProps) {
  return (
    <>
      <div className="min-h-0 overflow-y-auto px-5 pt-2 pb-5">
        <p className="mb-3">
          {plural(changed, "batch was", "batches were")} changed.{" "}
          {plural(refused.length, "stays as it is", "stay as they are")}:
        </p>
        <ul className="grid gap-2">
          {refused.map(({ id, name, reason }) => (
            <li key={id}>
              <span className="font-medium">{name || "A batch that is gone"}</span>
              <span className="block text-muted">{reason}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className={dialogStyles.footer}>
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    </>
  );
}
