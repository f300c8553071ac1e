import "server-only";
import type { ServiceContract } from "@/lib/domain/pricing/order-list";
import { inTransaction } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";

type SetContract = {
  project: { id: string; organizationId: string };
  serviceContract: ServiceContract;
  actorId: string;
  requestId: string;
};

/** Says whether the customer of a project has a service contract; it holds for all projects of the customer. */
export async function setServiceContract({ project, serviceContract, actorId, requestId }: SetContract): Promise<void> {
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ id: string; serviceContract: string }>(
      `SELECT c."id", c."serviceContract" FROM "Customer" c JOIN "Project" p ON p."customerId" = c."id" WHERE p."id" = $1 FOR NO KEY UPDATE OF c`,
      [project.id],
    );
    const [customer] = rows;
    if (!customer) throw new AppError("not_found", "There is no such project.");
    await tx.query(`UPDATE "Customer" SET "serviceContract" = $2 WHERE "id" = $1`, [customer.id, serviceContract]);
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "customer.service-contract",
      targetType: "Customer",
      targetId: customer.id,
      before: { serviceContract: customer.serviceContract },
      after: { serviceContract },
    });
    tx.notify(project.id);
  });
}
