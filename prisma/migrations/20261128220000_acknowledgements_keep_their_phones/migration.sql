-- An acknowledgement stays on record whatever becomes of its phones: it keeps their number, and their MAC addresses as copies.
ALTER TABLE "LossAcknowledgement" ADD COLUMN "phones" INTEGER;
-- Phones that are gone are counted in what was read: some losses are of every phone.
UPDATE "LossAcknowledgement" a SET "phones" = greatest(
    (SELECT count(*) FROM "LossAcknowledgementPhone" k WHERE k."projectId" = a."projectId" AND k."acknowledgementId" = a."id"),
    (SELECT max((l->>'phones')::int) FROM jsonb_array_elements(a."losses") l));
ALTER TABLE "LossAcknowledgement" ALTER COLUMN "phones" SET NOT NULL;

ALTER TABLE "LossAcknowledgementPhone" ADD COLUMN "mac" VARCHAR(12);
UPDATE "LossAcknowledgementPhone" k SET "mac" = p."mac" FROM "Phone" p WHERE p."projectId" = k."projectId" AND p."id" = k."phoneId";
ALTER TABLE "LossAcknowledgementPhone" ALTER COLUMN "mac" SET NOT NULL;
ALTER TABLE "LossAcknowledgementPhone" DROP CONSTRAINT "LossAcknowledgementPhone_projectId_phoneId_fkey";
ALTER TABLE "LossAcknowledgementPhone" DROP CONSTRAINT "LossAcknowledgementPhone_pkey";
DROP INDEX "LossAcknowledgementPhone_projectId_phoneId_idx";
ALTER TABLE "LossAcknowledgementPhone" DROP COLUMN "phoneId";
ALTER TABLE "LossAcknowledgementPhone" ADD CONSTRAINT "LossAcknowledgementPhone_pkey" PRIMARY KEY ("projectId", "acknowledgementId", "mac");
CREATE INDEX "LossAcknowledgementPhone_projectId_mac_idx" ON "LossAcknowledgementPhone"("projectId", "mac");
