import "server-only";
import { createHash } from "node:crypto";
import { inTransaction } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { readPicture } from "@/lib/server/files/picture/read-picture";
import { readLogo } from "@/lib/server/inventory/organization-logo";

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
export async function getLogo(organizationId: string): Promise<{ src: string; width: number; height: number } | null> {
  const logo = await readLogo(organizationId);
  return logo && { src: `data:${logo.type};base64,${logo.base64}`, width: logo.width, height: logo.height };
}

/** Keeps the logo of an organisation in place of the one it had. Refuses, in one sentence, what cannot be printed. */
export async function keepLogo(who: Who, base64: string): Promise<void> {
  const { kind, width, height, bytes } = readPicture(Buffer.from(base64, "base64"));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await inTransaction(async (tx) => {
    await tx.query(
      `INSERT INTO "OrganizationLogo" ("organizationId", "kind", "width", "height", "bytes", "updatedAt") VALUES ($1, $2, $3, $4, $5, now())
       ON CONFLICT ("organizationId") DO UPDATE SET "kind" = $2, "width" = $3, "height" = $4, "bytes" = $5, "updatedAt" = now()`,
      [who.organizationId, kind, width, height, bytes],
    );
    await tx.audit({ ...audited(who, "organization.logo"), after: { kind, width, height, sha256 } });
  });
}

/** Takes the logo away; documents that were issued keep theirs. */
export async function removeLogo(who: Who): Promise<void> {
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(`DELETE FROM "OrganizationLogo" WHERE "organizationId" = $1`, [
      who.organizationId,
    ]);
    if (rowCount === 0) throw new AppError("not_found", "There is no logo to remove.");
    await tx.audit(audited(who, "organization.logo-removed"));
  });
}
