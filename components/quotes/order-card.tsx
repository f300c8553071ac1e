import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { emptyOrderText } from "@/lib/domain/pricing/order-list";
import { formatNumber, plural } from "@/lib/format/text";
import type { OrderListAnswer } from "@/lib/schemas/order-list";
import type { Project } from "@/lib/schemas/projects";
import { ContractChoice } from "./contract-choice";
import { OrderDownloads } from "./order-downloads";
import { OrderLines } from "./order-lines";

type OrderCardProps = { project: Project; order: OrderListAnswer; canEditContract: boolean };

/** What to order for the phones that can move, and what need not be ordered: every quantity opens to its phones. */
export function OrderCard({ project, order, canEditContract }: OrderCardProps) {
  const hasLines = order.lines.length > 0;
  return (
    <Card>
      <CardHeader actions={hasLines && <OrderDownloads projectId={project.id} pilot={order.pilot.quantity} />}>
        <CardTitle description="For the phones that can move, at quantities for Cisco Commerce. Prices are not part of it.">
          Licences to order
        </CardTitle>
      </CardHeader>
      {hasLines && <OrderLines projectId={project.id} lines={order.lines} />}
      {hasLines && (
        <CardBody className="border-line border-t">
          <ContractChoice
            projectId={project.id}
            customer={project.customer}
            contract={order.contract}
            canEdit={canEditContract}
          />
        </CardBody>
      )}
      {order.checkFirst.length > 0 && <CheckFirst projectId={project.id} order={order} />}
      <NotOrdered projectId={project.id} order={order} />
    </Card>
  );
}

/** Licences that are counted and may turn out free: what to check, and what a free one saves. */
function CheckFirst({ projectId, order }: { projectId: string; order: OrderListAnswer }) {
  const saves = order.contract === "no" ? "the licence and its support" : "the licence";
  return (
    <CardBody className="border-line border-t">
      <h3 className="font-medium">May be free: check before ordering</h3>
      <ul className="mt-1 flex flex-col gap-2">
        {order.checkFirst.map(({ sku, ruleId, text, quantity }) => (
          <li key={`${sku} ${ruleId}`}>
            <CountLink
              count={quantity}
              href={inventoryHref(projectId, { license: "may-be-free", rule: `decided:${ruleId}` })}
              label={`that may be free: ${sku}`}
            >
              {plural(quantity, "phone")}
            </CountLink>
            <span className="text-muted"> · {text}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-muted">Each one that is free saves {saves}; the page Missing lists them.</p>
    </CardBody>
  );
}

function NotOrdered({ projectId, order }: { projectId: string; order: OrderListAnswer }) {
  const { automatic, gloCases, undecided, pilot } = order;
  const empty = order.lines.length === 0 ? emptyOrderText(order) : null;
  if (automatic + gloCases + undecided + pilot.quantity === 0 && empty === null) return null;
  return (
    <CardBody className="flex flex-col gap-1 border-line border-t text-muted">
      {empty !== null && automatic + gloCases === 0 && <p>{empty}</p>}
      {automatic > 0 && (
        <p>
          <CountLink
            count={automatic}
            href={inventoryHref(projectId, { license: "automatic" })}
            label="with an automatic licence"
          >
            {plural(automatic, "phone")}
          </CountLink>{" "}
          for Webex Calling: the Control Hub migration assistant makes the licences, there is nothing to order.
        </p>
      )}
      {gloCases > 0 && (
        <p>
          <CountLink
            count={gloCases}
            href={inventoryHref(projectId, { license: "glo-case" })}
            label="that replace a returned phone"
          >
            {plural(gloCases, "phone")}
          </CountLink>{" "}
          replace returned ones: a new licence comes by a case with Global Licensing Operations, not by an order.
        </p>
      )}
      {pilot.quantity > 0 && (
        <p>
          <CountLink
            count={pilot.quantity}
            href={inventoryHref(projectId, { batch: pilot.batchIds, license: "order" })}
            label="of the pilot"
          >
            {plural(pilot.quantity, "licence")}
          </CountLink>{" "}
          of these are for the pilot. For a lab or demonstration alone they can be ordered as not for resale, at a
          discount of 100 %, in a limited quantity and without support: cisco.com/go/nfr.
        </p>
      )}
      {undecided > 0 && (
        <p>
          Not known yet: up to{" "}
          <CountLink
            count={undecided}
            href={inventoryHref(projectId, { license: "undecided" })}
            label="phones whose licence is not known yet"
          >
            {formatNumber(undecided)}
          </CountLink>{" "}
          more. Their verdict waits for information.
        </p>
      )}
    </CardBody>
  );
}
