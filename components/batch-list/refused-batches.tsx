import { plural } from "@/lib/format/text";
import type { EditBatchesAnswer } from "@/lib/schemas/batches";

/** Which batches stayed as they were, and why. */
export function RefusedBatches({ answer: { changed, refused } }: { answer: EditBatchesAnswer }) {
  return (
    <>
      <p className="mb-3">
        {changed === 0 ? "No batch was changed" : plural(changed, "batch was changed", "batches were changed")};{" "}
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
    </>
  );
}
