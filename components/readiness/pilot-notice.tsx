import { inventoryHref } from "@/components/links/inventory-href";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { routeOf } from "@/components/ui/route-of";
import { formatNumber, plural } from "@/lib/format/text";
import type { Readiness } from "@/lib/schemas/readiness";

type PilotNoticeProps = { projectId: string; pilot: NonNullable<Readiness["pilot"]> };

/** How far the pilot is: until it is passed the waves are not ready, unless somebody says why not. */
export function PilotNotice({ projectId, pilot: { batchIds, phones, open } }: PilotNoticeProps) {
  const isPassed = open === 0 && phones > 0;
  const address = inventoryHref(projectId, { batch: batchIds });
  return (
    <Notice
      tone={isPassed ? "ok" : "warn"}
      className="mb-4"
      title={isPassed ? "The pilot is passed" : "The pilot is not passed yet"}
    >
      <Link href={routeOf(address)} className="underline decoration-from-font underline-offset-3">
        {formatNumber(phones - open)} of {plural(phones, "phone")}
      </Link>{" "}
      verified.{!isPassed && " The waves wait for it, unless somebody with the right goes on without and says why."}
    </Notice>
  );
}
