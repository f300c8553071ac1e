import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { formatNumber } from "@/lib/format/text";
import type { LicensePool } from "@/lib/schemas/licenses";
import { MissingPhones } from "./missing-phones";

type PoolTableProps = { projectId: string; pool: LicensePool["pool"] };

/** The licences by SKU. A row adds up: bought = in process + in hand + lost + left. */
export function PoolTable({ projectId, pool }: PoolTableProps) {
  return (
    <Table label="Pool of licences">
      <THead>
        <tr>
          <Th>SKU</Th>
          <Th isNumeric>Bought</Th>
          <Th isNumeric>In process</Th>
          <Th isNumeric>In hand</Th>
          <Th isNumeric>Lost</Th>
          <Th isNumeric>Left</Th>
          <Th isNumeric>Needed</Th>
          <Th isNumeric>Missing</Th>
          <Th isNumeric>To order</Th>
        </tr>
      </THead>
      <TBody>
        {pool.map(({ sku, bought, inProcess, held, lost, left, needed, missing, short, withoutOrder }) => (
          <Tr key={sku}>
            <Td className="min-w-44">
              <span className="code">{sku}</span>
              {withoutOrder > 0 && (
                <span className="block text-muted text-xs">
                  {formatNumber(withoutOrder)} more in hand without a known order
                </span>
              )}
            </Td>
            {[bought, inProcess, held, lost, left, needed].map((count, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a row
              <Td key={at} isNumeric className={count === 0 ? "text-muted" : undefined}>
                {formatNumber(count)}
              </Td>
            ))}
            <Td isNumeric>
              {missing > 0 ? (
                <MissingPhones
                  projectId={projectId}
                  what={`${sku} missing`}
                  count={missing}
                  query={{ sku, kind: "order" }}
                />
              ) : (
                <span className="text-muted">0</span>
              )}
            </Td>
            <Td isNumeric className={short > 0 ? "font-medium text-warn" : "text-muted"}>
              {formatNumber(short)}
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
