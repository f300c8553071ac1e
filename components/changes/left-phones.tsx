import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { formatMac, plural } from "@/lib/format/text";
import type { UndoAnswer } from "@/lib/schemas/phone-changes";

/** Phones that an undo left as they are, by name as far as they are known. */
export function LeftPhones({ projectId, undone }: { projectId: string; undone: UndoAnswer }) {
  const { left, leftPhones, withoutBatch } = undone;
  return (
    <>
      {left > 0 && (
        <p>
          {plural(left, "phone")} left as {left === 1 ? "it is" : "they are"}, changed again since:{" "}
          {leftPhones.map(({ id, mac }, index) => (
            <span key={id}>
              {index > 0 && ", "}
              <Link
                href={routeOf(`/projects/${projectId}/inventory/${id}`)}
                className="code rounded-sm text-accent underline underline-offset-2"
              >
                {formatMac(mac)}
              </Link>
            </span>
          ))}
          {left > leftPhones.length && " and others"}
        </p>
      )}
      {withoutBatch > 0 && (
        <p>
          {plural(withoutBatch, "phone")} {withoutBatch === 1 ? "stays" : "stay"} in no batch: theirs is gone or closed.
        </p>
      )}
    </>
  );
}
