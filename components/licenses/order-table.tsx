import { Badge } from "@/components/ui/badge";
import { CodeValue } from "@/components/ui/code-value";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { formatDay } from "@/lib/format/day";
import { formatNumber } from "@/lib/format/text";
import type { LicenseOrder } from "@/lib/schemas/licenses";
import { OrderActions } from "./order-actions";
import type { OrderChoices } from "./order-form";

type OrderTableProps = {
  orders: readonly LicenseOrder[];
  choices: OrderChoices;
  rights: { canManage: boolean; seesPak: boolean };
};

/** Orders of licences, newest first, with what was taken from each. */
export function OrderTable({ orders, choices, rights }: OrderTableProps) {
  return (
    <Table label="Orders of licences">
      <THead>
        <tr>
          <Th>Ordered</Th>
          <Th>SKU</Th>
          {rights.seesPak && <Th>PAK</Th>}
          <Th isNumeric>Quantity</Th>
          <Th isNumeric>In process</Th>
          <Th isNumeric>In hand</Th>
          <Th isNumeric>Lost</Th>
          <Th isNumeric>Left</Th>
          <Th>From</Th>
          {rights.canManage && (
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          )}
        </tr>
      </THead>
      <TBody>
        {orders.map((order) => (
          <Tr key={order.id} id={`order-${order.id}`} className="target:bg-accent-soft">
            <Td className="min-w-32">
              {formatDay(order.orderedAt)}
              <span className="block text-muted text-xs">
                {order.deliveredAt ? `delivered ${formatDay(order.deliveredAt)}` : "not delivered yet"} · {order.by}
              </span>
            </Td>
            <Td className="code whitespace-nowrap">{order.sku}</Td>
            {rights.seesPak && (
              <Td className="min-w-36">
                {order.pak === null ? (
                  <Badge tone="warn">Not entered</Badge>
                ) : (
                  <CodeValue label="PAK" isLabelHidden value={order.pak} />
                )}
              </Td>
            )}
            {[order.quantity, order.inProcess, order.held, order.lost, order.left].map((count, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a row
              <Td key={at} isNumeric className={count === 0 ? "text-muted" : undefined}>
                {formatNumber(count)}
              </Td>
            ))}
            <Td className="min-w-32">
              {order.quote ? (
                <Link
                  href={routeOf(`/projects/${choices.projectId}/quotes/${order.quote.id}`)}
                  className="text-accent underline-offset-2 hover:underline"
                >
                  {order.quote.number}
                </Link>
              ) : (
                <span className="text-muted">No quote</span>
              )}
              {order.note && <span className="block text-muted text-xs">{order.note}</span>}
            </Td>
            {rights.canManage && (
              <Td className="whitespace-nowrap text-right">
                <OrderActions order={order} choices={choices} />
              </Td>
            )}
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
