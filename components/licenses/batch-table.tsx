import { Download } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { buttonStyles } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { pathOf } from "@/lib/client/api";
import { formatNumber } from "@/lib/format/text";
import type { LicensePool } from "@/lib/schemas/licenses";
import { MissingPhones } from "./missing-phones";
import { OnUcmButton } from "./on-ucm-button";

type BatchTableProps = {
  projectId: string;
  batches: LicensePool["batches"];
  rights: { canManage: boolean; canDownload: boolean; isByUcm: boolean };
};

/** What each batch needs, has and misses; its files as a zip, and its step on UCM. */
export function BatchTable({ projectId, batches, rights }: BatchTableProps) {
  const hasActions = rights.canManage || rights.canDownload;
  return (
    <Table label="Licences by batch">
      <THead>
        <tr>
          <Th>Batch</Th>
          <Th isNumeric>Needed</Th>
          <Th isNumeric>In process</Th>
          <Th isNumeric>In hand</Th>
          <Th isNumeric>Missing</Th>
          {hasActions && <Th>Files</Th>}
        </tr>
      </THead>
      <TBody>
        {batches.map(({ batchId, name, needed, held, inProcess, missing }) => (
          <Tr key={batchId ?? "none"}>
            <Td className="min-w-36">
              {batchId ? (
                <Link
                  href={routeOf(`/projects/${projectId}/batches/${batchId}`)}
                  className="font-medium text-accent underline-offset-2 hover:underline"
                >
                  {name}
                </Link>
              ) : (
                <span className="text-muted">In no batch</span>
              )}
            </Td>
            <Td isNumeric>{formatNumber(needed)}</Td>
            <Td isNumeric>{formatNumber(inProcess)}</Td>
            <Td isNumeric>{formatNumber(held)}</Td>
            <Td isNumeric>
              {missing > 0 ? (
                <MissingPhones
                  projectId={projectId}
                  what={`licences missing in ${name ?? "no batch"}`}
                  count={missing}
                  query={{ batch: batchId ?? "none" }}
                />
              ) : (
                <Badge tone="ok">Complete</Badge>
              )}
            </Td>
            {hasActions && (
              <Td className="whitespace-nowrap">
                {batchId && held > 0 && rights.canDownload && (
                  <a
                    className={buttonStyles({ size: "sm" })}
                    download
                    href={pathOf("GET /api/batches/{batchId}/license-files.zip", { params: { batchId } })}
                  >
                    <Download aria-hidden /> Zip
                    <span className="sr-only"> of the licence files of {name}</span>
                  </a>
                )}{" "}
                {batchId && held > 0 && rights.canManage && rights.isByUcm && (
                  <OnUcmButton batchId={batchId} name={name ?? ""} held={held} />
                )}
              </Td>
            )}
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
