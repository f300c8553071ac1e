import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { buttonStyles } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value";
import { LinkButton } from "@/components/ui/link-button";
import { routeOf } from "@/components/ui/route-of";
import { pathOf } from "@/lib/client/api";
import { formatNumber } from "@/lib/format/text";
import type { BatchLicenses as Licenses } from "@/lib/schemas/licenses";

type BatchLicensesProps = {
  projectId: string;
  batchId: string;
  /** Null where none of its phones needs a licence file. */
  licenses: Licenses | null;
  /** The quote lines behind which its phones stand; null where they are in none. */
  quoted: ReactNode;
  rights: { canView: boolean; canManage: boolean; canDownload: boolean; canQuote: boolean };
};

/**
 * The licences of a batch: in hand n of m, what is missing, and the quotes they stand in. Whoever may not see licences gets the
 * files alone.
 */
export function BatchLicenses({ projectId, batchId, licenses, quoted, rights }: BatchLicensesProps) {
  const { held, missing } = licenses ?? { held: 0, missing: 0 };
  const hasFiles = rights.canDownload && held > 0;
  const items = [
    ...(rights.canView && licenses ? countItems(licenses) : []),
    ...(quoted ? [{ label: "Quoted in", value: quoted }] : []),
  ];
  if (items.length === 0 && !hasFiles) return null;
  const below = `/projects/${projectId}`;
  return (
    <Card data-screen-only className="mb-5">
      <CardHeader
        actions={
          <>
            {rights.canQuote && licenses && (
              <LinkButton href={routeOf(`${below}/quotes/new?batch=${batchId}`)}>Quote this batch</LinkButton>
            )}
            {rights.canManage && missing > 0 && (
              <LinkButton href={routeOf(`${below}/licenses/portal`)}>Portal sheets</LinkButton>
            )}
            {hasFiles && (
              <a
                className={buttonStyles({})}
                download
                href={pathOf("GET /api/batches/{batchId}/license-files.zip", { params: { batchId } })}
              >
                <Download aria-hidden /> Licence files
              </a>
            )}
            {rights.canView && <LinkButton href={routeOf(`${below}/licenses#by-batch`)}>All licences</LinkButton>}
          </>
        }
      >
        <CardTitle>Licences</CardTitle>
      </CardHeader>
      <CardBody>
        {items.length > 0 ? (
          <KeyValueList className="sm:grid-cols-[6rem_1fr]" items={items} />
        ) : (
          "The licence files of these phones, as the steps ask for them."
        )}
      </CardBody>
    </Card>
  );
}

const countItems = ({ needed, held, inProcess, missing }: Licenses): KeyValue[] => [
  {
    label: "In hand",
    value: (
      <span className="inline-flex flex-wrap items-center gap-2">
        {formatNumber(held)} of {formatNumber(needed)}
        {missing === 0 && inProcess === 0 && <Badge tone="ok">Complete</Badge>}
        {missing > 0 && <Badge tone="warn">{formatNumber(missing)} missing</Badge>}
      </span>
    ),
  },
  ...(inProcess > 0 ? [{ label: "In process", value: formatNumber(inProcess) }] : []),
];
