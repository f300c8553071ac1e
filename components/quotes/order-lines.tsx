import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { Badge } from "@/components/ui/badge";
import { CodeValue } from "@/components/ui/code-value";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import type { OrderListAnswer } from "@/lib/schemas/order-list";

type OrderLinesProps = { projectId: string; lines: OrderListAnswer["lines"] };

/** SKU and quantity, licences each followed by their support. */
export function OrderLines({ projectId, lines }: OrderLinesProps) {
  return (
    <Table label="Licences to order">
      <THead>
        <tr>
          <Th>SKU</Th>
          <Th isNumeric>Quantity</Th>
          <Th isNumeric>May be free</Th>
          <Th>Kind</Th>
        </tr>
      </THead>
      <TBody>
        {lines.map(({ kind, sku, licenseSku, quantity, mayBeFree, isOpen }) => (
          <Tr key={sku}>
            <Td className="whitespace-nowrap">
              <CodeValue label={`SKU ${sku}`} isLabelHidden value={sku} />
            </Td>
            <Td isNumeric>
              <CountLink
                count={quantity}
                href={inventoryHref(projectId, { license: licenseSku })}
                label={`phones that need ${licenseSku}`}
              />
            </Td>
            <Td isNumeric className={mayBeFree > 0 ? undefined : "text-muted"}>
              {mayBeFree > 0 ? (
                <CountLink
                  count={mayBeFree}
                  href={inventoryHref(projectId, { license: "may-be-free" })}
                  label="whose licence may be free"
                />
              ) : (
                "0"
              )}
            </Td>
            <Td className="whitespace-nowrap">
              {kind === "license" ? "Licence" : "Support"}
              {isOpen && (
                <Badge tone="warn" hasDot={false} className="ml-2">
                  Open
                </Badge>
              )}
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
