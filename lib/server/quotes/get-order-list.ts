import "server-only";
import { licensesOn, orderListOf, SERVICE_CONTRACTS } from "@/lib/domain/pricing/order-list";
import { wordOf } from "@/lib/domain/words";
import type { OrderListAnswer, OrderListQuery } from "@/lib/schemas/order-list";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";
import { countNeeds } from "@/lib/server/quotes/count-needs";

/** What is to be ordered for the phones of a scope, by the decisions that stand; no price is known here. */
export async function getOrderList(
  scope: PhoneScope,
  { pilotNfr = "no", ...filter }: Partial<OrderListQuery> = {},
): Promise<OrderListAnswer> {
  const { projectId } = scope;
  const [contract, needs, pilots] = await Promise.all([
    contractOf(projectId),
    countNeeds(projectId, wherePhones(scope, filter)),
    db.batch.findMany({ where: { projectId, kind: "pilot" }, select: { id: true } }),
  ]);
  const ofPilot = orderListOf(
    needs.filter(({ isPilot }) => isPilot),
    { contract, isPilotNfr: true },
  );
  return {
    contract,
    ...orderListOf(needs, { contract, isPilotNfr: pilotNfr === "yes" }),
    pilot: { quantity: licensesOn(ofPilot.lines), batchIds: pilots.map(({ id }) => id) },
  };
}

/** Whether the customer of a project has a service contract. */
export async function contractOf(projectId: string) {
  const project = await db.project.findUnique({
    where: { id: projectId },
    select: { customer: { select: { serviceContract: true } } },
  });
  if (!project) throw new AppError("not_found", "There is no such project.");
  return wordOf(SERVICE_CONTRACTS, project.customer.serviceContract);
}
