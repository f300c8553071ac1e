import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { CodeValue } from "@/components/ui/code-value";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { DateTime } from "@/components/ui/time";
import { LICENSE_STATE_LABELS } from "@/lib/domain/licenses/pool";
import { wayBackWord } from "@/lib/domain/work/way-back";
import { formatDay } from "@/lib/format/day";
import { formatMac } from "@/lib/format/text";
import type { LicenseOfPhone } from "@/lib/schemas/licenses";
import { ReplacePhone } from "./replace-phone";
import { ReplacementCase } from "./replacement-case";

type LicenseCardProps = {
  projectId: string;
  phone: { id: string; mac: string; pid: string | null; isWithdrawn: boolean };
  license: LicenseOfPhone;
  canManage: boolean;
  /** The quote lines behind which it stands; null where there are none to show. */
  quoted: ReactNode;
};

const LINK = "text-accent underline-offset-2 hover:underline";
const STATE_TONES = { "in-process": "accent", held: "ok", lost: "bad" } as const;

/** The licence of a phone as a thing: where it came from, its file, what the phone replaces, and its way back. */
export function LicenseCard({ projectId, phone, license, canManage, quoted }: LicenseCardProps) {
  const { replaces, replacedBy } = license;
  const items = [
    ...licenseItems(projectId, license),
    ...(quoted ? [{ label: "Quoted in", value: quoted }] : []),
    ...lineageItems(projectId, license),
  ];
  const canReplace = canManage && !phone.isWithdrawn;
  if (items.length === 0 && !canReplace) return null;
  return (
    <Card>
      <CardHeader actions={canReplace && <ReplacePhone projectId={projectId} phone={phone} />}>
        <CardTitle>Licence file and replacement</CardTitle>
      </CardHeader>
      <CardBody>
        {items.length > 0 && <KeyValueList items={items} />}
        {license.state === null && (
          <p className={cn("text-muted", items.length > 0 && "mt-2")}>No licence file is in hand or in process.</p>
        )}
        {replacedBy?.lostLicense && (
          <p className="mt-2 text-muted">Its licence was locked to this MAC address: it can never be used again.</p>
        )}
        {replaces && <ReplacementCase phoneId={phone.id} replacement={replaces} canManage={canManage} />}
      </CardBody>
    </Card>
  );
}

function licenseItems(projectId: string, { state, sku, isFromCase, heldAt, file, order }: LicenseOfPhone): KeyValue[] {
  if (state === null) return [];
  return [
    { label: "Licence", value: <Badge tone={STATE_TONES[state]}>{LICENSE_STATE_LABELS[state]}</Badge> },
    { label: "SKU", value: sku && <span className="code">{sku}</span> },
    ...(heldAt ? [{ label: "Taken in", value: <DateTime value={heldAt} /> }] : []),
    ...(file
      ? [
          { label: "File", value: <span className="code break-all">{file.name}</span> },
          { label: "SHA-256", value: <span className="code break-all text-xs">{file.sha256}</span> },
        ]
      : []),
    ...(order
      ? [
          {
            label: "Order",
            value: (
              <Link href={routeOf(`/projects/${projectId}/licenses#order-${order.id}`)} className={LINK}>
                Ordered {formatDay(order.orderedAt)}
              </Link>
            ),
          },
          ...(order.pak ? [{ label: "PAK", value: <CodeValue label="PAK" isLabelHidden value={order.pak} /> }] : []),
          ...(order.quote
            ? [
                {
                  label: "Quote",
                  value: (
                    <Link href={routeOf(`/projects/${projectId}/quotes/${order.quote.id}`)} className={LINK}>
                      {order.quote.number}
                    </Link>
                  ),
                },
              ]
            : []),
        ]
      : [{ label: "Order", value: isFromCase ? "None: it came by a case" : "Not known" }]),
  ];
}

function lineageItems(projectId: string, { replacedBy, replaces, wayBack }: LicenseOfPhone): KeyValue[] {
  const phone = ({ id, mac }: { id: string; mac: string }, reason: string) => (
    <>
      <Link href={routeOf(`/projects/${projectId}/inventory/${id}`)} className={`code ${LINK}`}>
        {formatMac(mac)}
      </Link>
      <span className="block text-muted">{reason}</span>
    </>
  );
  return [
    ...(replacedBy ? [{ label: "Replaced by", value: phone(replacedBy.new, replacedBy.reason) }] : []),
    ...(replaces ? [{ label: "Replaces", value: phone(replaces.old, replaces.reason) }] : []),
    ...(wayBack ? [{ label: "Way back", value: `${wayBackWord(wayBack.isFree)}. ${wayBack.because}` }] : []),
  ];
}
