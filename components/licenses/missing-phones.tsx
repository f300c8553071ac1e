"use client";
import { PhonesBehind } from "@/components/phone/phones-behind";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { call } from "@/lib/client/api";
import { formatMac, plural } from "@/lib/format/text";
import type { LicensePhone } from "@/lib/schemas/licenses";

type MissingPhonesProps = {
  projectId: string;
  /** What the number counts, for those who only hear it. */
  what: string;
  count: number;
  query: { sku?: string; batch?: string; kind?: "order" };
};

/** A number of missing licences that opens to the phones which need them. */
export function MissingPhones({ projectId, what, count, query }: MissingPhonesProps) {
  return (
    <PhonesBehind<LicensePhone>
      count={count}
      what={what}
      title={`${plural(count, "phone")} without a licence`}
      description="Needed as decided today; neither in hand nor in process."
      load={(cursor) =>
        call("GET /api/projects/{projectId}/license-phones", {
          params: { projectId },
          query: { ...query, limit: 100, cursor },
        })
      }
    >
      {({ id, mac, pid, model, site, batchName }) => (
        <>
          <Link
            href={routeOf(`/projects/${projectId}/inventory/${id}`)}
            className="code text-accent underline-offset-2 hover:underline"
          >
            {formatMac(mac)}
          </Link>{" "}
          <span className="text-muted">{[pid ?? model, site, batchName].filter(Boolean).join(" · ")}</span>
        </>
      )}
    </PhonesBehind>
  );
}
