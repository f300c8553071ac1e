import "server-only";
import { createHash } from "node:crypto";
import type { ShownLogo } from "@/lib/schemas/logo";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { readPicture } from "@/lib/server/files/picture/read-picture";
import { readLogo, shownLogo } from "@/lib/server/inventory/organization-logo";

type Who = { organizationId: string; actorId: string; requestId: string };

const audited = ({ organizationId, actorId, requestId }: Who, action: string) => ({
  organizationId,
  projectId: null,
  actorId,
  requestId,
  action,
  targetType: "Organization",
  targetId: organizationId,
});

/** The logo of an organisation for its page; null where it has none. */
export const getLogo = async (organizationId: string): Promise<ShownLogo | null> =>
  shownLogo(await readLogo(organizationId));

/** Keeps the logo of an organisation in place of the one it had. Refuses, in one sentence, what cannot be printed. */
export async function keepLogo(who: Who, base64: string): Promise<void> {
  const { kind, width, height, bytes } = readPicture(Buffer.from(base64, "base64"));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await inTransaction(async (tx) => {
    await lockOrganization(tx, who.organizationId);
    await tx.query(
      `INSERT INTO "LogoPicture" ("organizationId", "sha256", "kind", "width", "height", "bytes") VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [who.organizationId, sha256, kind, width, height, bytes],
    );
    await tx.query(
      `INSERT INTO "OrganizationLogo" ("organizationId", "sha256", "updatedAt") VALUES ($1, $2, now())
       ON CONFLICT ("organizationId") DO UPDATE SET "sha256" = $2, "updatedAt" = now()`,
      [who.organizationId, sha256],
    );
    await dropUnused(tx, who.organizationId);
    await tx.audit({ ...audited(who, "organization.logo"), after: { kind, width, height, sha256 } });
  });
}

/** Takes the logo away; quotes that were issued keep theirs. */
export async function removeLogo(who: Who): Promise<void> {
  await inTransaction(async (tx) => {
    await lockOrganization(tx, who.organizationId);
    const { rowCount } = await tx.query(`DELETE FROM "OrganizationLogo" WHERE "organizationId" = $1`, [
      who.organizationId,
    ]);
    if (rowCount === 0) throw new AppError("not_found", "There is no logo to remove.");
    await dropUnused(tx, who.organizationId);
    await tx.audit(audited(who, "organization.logo-removed"));
  });
}

/** Of two who change the logo at once, one waits: it would name a picture that the other drops. */
const lockOrganization = (tx: Tx, organizationId: string) =>
  tx.query(`SELECT FROM "Organization" WHERE "id" = $1 FOR NO KEY UPDATE`, [organizationId]);

/** Pictures that are no logo of the organisation any more and of no issued quote. The caller has changed which one is. */
const dropUnused = (tx: Tx, organizationId: string) =>
  tx.query(
    `DELETE FROM "LogoPicture" l WHERE l."organizationId" = $1
       AND NOT EXISTS (SELECT FROM "OrganizationLogo" o WHERE o."organizationId" = $1 AND o."sha256" = l."sha256")
       AND NOT EXISTS (SELECT FROM "Quote" q WHERE q."organizationId" = $1 AND q."logoSha256" = l."sha256")`,
    [organizationId],
  );
