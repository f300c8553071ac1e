-- Made by `prisma migrate diff`; what is written by hand is marked.

-- CreateTable
CREATE TABLE "PhoneWork" (
    "projectId" UUID NOT NULL,
    "phoneId" UUID NOT NULL,
    "batchId" UUID,
    "state" TEXT NOT NULL DEFAULT 'not-started',
    "begunAt" TIMESTAMPTZ(3),
    "nowLoad" TEXT,
    "nowVersion" TEXT,
    "nowFirmware" TEXT,
    "nowProductName" TEXT,
    "nowRegistrationState" TEXT,
    "nowTransitionAuthorizationType" TEXT,
    "nowTransitionAuthorizationStatus" TEXT,
    "nowHasLicenseWarning" BOOLEAN,
    "nowAt" TIMESTAMPTZ(3),
    "nowFrom" TEXT,
    "conflictDecisionId" UUID,
    "conflictReason" TEXT,
    "conflictAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PhoneWork_pkey" PRIMARY KEY ("projectId","phoneId")
);

-- CreateTable
CREATE TABLE "Job" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "input" JSONB NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "problem" JSONB,
    "requestId" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("projectId","id")
);

-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "operationId" UUID;

-- AlterTable
ALTER TABLE "Batch" ADD COLUMN     "isByHand" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Phone" ADD COLUMN     "loadFirmware" TEXT,
ADD COLUMN     "productName" TEXT,
ADD COLUMN     "statedFirmware" TEXT,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- By hand: when work on each phone began. A phone that was withdrawn meanwhile keeps what was done.
CREATE TEMP TABLE "begun" AS
SELECT w."projectId", w."phoneId", min(w."at") AS "at" FROM (
    SELECT e."projectId", e."phoneId", e."receivedAt" AS "at" FROM "StepEvent" e WHERE e."scope" = 'phone' AND e."action" = 'tick'
    UNION ALL
    SELECT v."projectId", v."phoneId", v."at" FROM "Evidence" v WHERE v."outcome" = 'verified'
) w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId" GROUP BY 1, 2;

-- By hand: what files said of phones that had begun was written over what they were found with. The first value that such a
-- file replaced is what was found; what stands there is what they show now.
CREATE TEMP TABLE "found" AS
SELECT "projectId", "phoneId", jsonb_object_agg("field", "old") AS "values", max("at") AS "at" FROM (
    SELECT c."projectId", c."phoneId", f."key" AS "field", (array_agg(f."value"->0 ORDER BY c."seq"))[1] AS "old", max(c."at") AS "at"
    FROM "PhoneChange" c
    JOIN "begun" b ON b."projectId" = c."projectId" AND b."phoneId" = c."phoneId" AND c."at" > b."at"
    CROSS JOIN LATERAL jsonb_each(c."changes") f
    WHERE c."kind" = 'import' AND f."key" IN ('load', 'version', 'reportedFirmware', 'registrationState', 'transitionAuthorizationType')
    GROUP BY 1, 2, 3
) o GROUP BY 1, 2;

INSERT INTO "PhoneWork" ("projectId", "phoneId", "batchId", "state", "begunAt", "nowLoad", "nowVersion", "nowFirmware", "nowRegistrationState", "nowTransitionAuthorizationType", "nowAt", "nowFrom")
SELECT p."projectId", p."id", p."batchId", CASE WHEN p."state" = 'withdrawn' OR (p."state" = 'in-progress' AND b."at" IS NULL) THEN CASE WHEN b."at" IS NULL THEN 'not-started' ELSE 'in-progress' END ELSE p."state" END, b."at",
    CASE WHEN f."at" IS NOT NULL THEN p."load" END, CASE WHEN f."at" IS NOT NULL THEN p."version" END,
    CASE WHEN f."at" IS NOT NULL THEN p."reportedFirmware" END, CASE WHEN f."at" IS NOT NULL THEN p."registrationState" END,
    CASE WHEN f."at" IS NOT NULL THEN p."transitionAuthorizationType" END, f."at", CASE WHEN f."at" IS NOT NULL THEN 'import' END
FROM "Phone" p
LEFT JOIN "begun" b ON b."projectId" = p."projectId" AND b."phoneId" = p."id"
LEFT JOIN "found" f ON f."projectId" = p."projectId" AND f."phoneId" = p."id"
WHERE p."batchId" IS NOT NULL OR p."state" NOT IN ('not-started', 'withdrawn') OR b."at" IS NOT NULL;

UPDATE "Phone" p SET
    "load" = CASE WHEN f."values" ? 'load' THEN f."values"->>'load' ELSE p."load" END,
    "version" = CASE WHEN f."values" ? 'version' THEN f."values"->>'version' ELSE p."version" END,
    "reportedFirmware" = CASE WHEN f."values" ? 'reportedFirmware' THEN f."values"->>'reportedFirmware' ELSE p."reportedFirmware" END,
    "registrationState" = CASE WHEN f."values" ? 'registrationState' THEN f."values"->>'registrationState' ELSE p."registrationState" END,
    "transitionAuthorizationType" = CASE WHEN f."values" ? 'transitionAuthorizationType' THEN f."values"->>'transitionAuthorizationType' ELSE p."transitionAuthorizationType" END
FROM "found" f WHERE f."projectId" = p."projectId" AND f."phoneId" = p."id";

-- By hand: the decision that was made of the facts it was found with stands again, where it is on record.
WITH "standing" AS (
    SELECT p."projectId", p."id", o."id" AS "decisionId", o."verdict"
    FROM "found" f
    JOIN "Phone" p ON p."projectId" = f."projectId" AND p."id" = f."phoneId"
    JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
    JOIN "Decision" o ON o."projectId" = p."projectId" AND o."key" = split_part(d."key", '|', 1) || '|' || concat_ws('|',
        coalesce(p."model", ''), coalesce(p."productKind", ''), coalesce(p."soldAs", ''), coalesce(p."precision", ''), coalesce(p."vid"::text, ''),
        coalesce(p."version", ''), coalesce(p."reportedFirmware", ''), coalesce(p."transitionAuthorizationType", ''), coalesce(p."earlierConversion", ''),
        coalesce(p."hasLicenseWarning"::text, ''), p."isRmaReplacement"::text)
)
UPDATE "Phone" p SET "decisionId" = s."decisionId", "verdict" = s."verdict", "runningFirmware" = coalesce(p."reportedFirmware", p."soldAs"), "revision" = p."revision" + 1
FROM "standing" s WHERE s."projectId" = p."projectId" AND s."id" = p."id";
DROP TABLE "found", "begun";

-- By hand: the firmware is what the load's name says; what was said beside it, or otherwise, was stated.
UPDATE "Phone" SET "loadFirmware" = CASE
        WHEN "load" ~* 'TLexE2M' THEN 'in-transition'
        WHEN "load" ~* 'MPP|[0-9]MSR[0-9]' THEN 'mpp'
        WHEN "load" ~* '^(sip|rootfs)(78xx|7832|88xx|8832|8845_65)([^a-z0-9_]|$)' THEN 'enterprise'
    END WHERE "load" IS NOT NULL;
UPDATE "Phone" SET "statedFirmware" = "reportedFirmware" WHERE "reportedFirmware" IS DISTINCT FROM "loadFirmware";

-- By hand: withdrawn phones, since when.
UPDATE "Phone" p SET "withdrawnAt" = coalesce(
    (SELECT max(c."at") FROM "PhoneChange" c WHERE c."projectId" = p."projectId" AND c."phoneId" = p."id" AND c."changes"->'state'->>1 = 'withdrawn'), p."updatedAt")
WHERE p."state" = 'withdrawn';

-- By hand: a batch that began or ended says so by its phones.
UPDATE "Batch" SET "state" = 'ready' WHERE "state" IN ('running', 'done');
-- By hand: what a person renamed, or made and filled, is not planned away.
UPDATE "Batch" b SET "isByHand" = true WHERE b."reason" = 'Made by hand.' OR EXISTS (
    SELECT FROM "AuditEvent" a WHERE a."projectId" = b."projectId" AND a."targetId" = b."id"::text AND a."action" = 'batch.edit' AND a."after" ? 'name')
    OR EXISTS (SELECT FROM "AuditEvent" a WHERE a."projectId" = b."projectId" AND a."targetId" = b."id"::text AND a."action" = 'batch.move-phones');

-- DropForeignKey
ALTER TABLE "Phone" DROP CONSTRAINT "Phone_projectId_batchId_fkey";
-- DropIndex
DROP INDEX "Phone_projectId_batchId_state_idx";
-- By hand: lists leave withdrawn phones out, so do the indexes.
DROP INDEX "Phone_projectId_verdict_mac_idx";
DROP INDEX "Phone_projectId_decisionId_idx";
CREATE INDEX "Phone_projectId_verdict_mac_idx" ON "Phone"("projectId", "verdict", "mac") WHERE "withdrawnAt" IS NULL;
CREATE INDEX "Phone_projectId_decisionId_idx" ON "Phone"("projectId", "decisionId") WHERE "withdrawnAt" IS NULL;
CREATE INDEX "Phone_withdrawn" ON "Phone"("projectId", "id") WHERE "withdrawnAt" IS NOT NULL;

-- AlterTable
ALTER TABLE "Phone" DROP COLUMN "batchId",
DROP COLUMN "reportedFirmware",
DROP COLUMN "state";

-- CreateIndex
CREATE INDEX "PhoneWork_projectId_batchId_state_idx" ON "PhoneWork"("projectId", "batchId", "state");
-- By hand: the few phones whose begun work a correction would forbid.
CREATE INDEX "PhoneWork_conflicts" ON "PhoneWork"("projectId", "conflictAt") WHERE "conflictDecisionId" IS NOT NULL;
-- CreateIndex
CREATE INDEX "Job_projectId_createdAt_idx" ON "Job"("projectId", "createdAt");
-- CreateIndex
CREATE UNIQUE INDEX "Evidence_projectId_operationId_key" ON "Evidence"("projectId", "operationId");

-- AddForeignKey
ALTER TABLE "PhoneWork" ADD CONSTRAINT "PhoneWork_projectId_phoneId_fkey" FOREIGN KEY ("projectId", "phoneId") REFERENCES "Phone"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "PhoneWork" ADD CONSTRAINT "PhoneWork_projectId_batchId_fkey" FOREIGN KEY ("projectId", "batchId") REFERENCES "Batch"("projectId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "PhoneWork" ADD CONSTRAINT "PhoneWork_projectId_conflictDecisionId_fkey" FOREIGN KEY ("projectId", "conflictDecisionId") REFERENCES "Decision"("projectId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: lists of words. The lists are the domain's; a test compares them.
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_loadFirmware_words" CHECK ("loadFirmware" IN ('enterprise', 'mpp', 'in-transition'));
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_statedFirmware_words" CHECK ("statedFirmware" IN ('enterprise', 'mpp', 'in-transition'));
ALTER TABLE "PhoneWork" ADD CONSTRAINT "PhoneWork_state_words" CHECK ("state" IN ('not-started', 'in-progress', 'moved', 'on-hold', 'failed', 'verified'));
ALTER TABLE "PhoneWork" ADD CONSTRAINT "PhoneWork_nowFirmware_words" CHECK ("nowFirmware" IN ('enterprise', 'mpp', 'in-transition'));
ALTER TABLE "PhoneWork" ADD CONSTRAINT "PhoneWork_nowFrom_words" CHECK ("nowFrom" IN ('import', 'evidence', 'edit'));
ALTER TABLE "Batch" DROP CONSTRAINT "Batch_state_words";
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_state_words" CHECK ("state" IN ('planned', 'ready', 'cancelled'));
ALTER TABLE "Evidence" DROP CONSTRAINT "Evidence_outcome_words";
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_outcome_words" CHECK ("outcome" IN ('verified', 'moved', 'contradicted', 'insufficient'));
ALTER TABLE "PhoneChange" DROP CONSTRAINT "PhoneChange_kind_words";
ALTER TABLE "PhoneChange" ADD CONSTRAINT "PhoneChange_kind_words" CHECK ("kind" IN ('added', 'import', 'edit', 'decision', 'batch', 'verified', 'undo', 'evidence', 'conflict'));
ALTER TABLE "Job" ADD CONSTRAINT "Job_kind_words" CHECK ("kind" IN ('plan', 'apply-plan', 'edit-phones', 'undo', 'decide'));
ALTER TABLE "Job" ADD CONSTRAINT "Job_status_words" CHECK ("status" IN ('queued', 'running', 'done', 'failed', 'cancelled'));

-- By hand: a phone that is in no batch, on which nothing was done, and that waits for nothing has no row.
ALTER TABLE "PhoneWork" ADD CONSTRAINT "PhoneWork_begun_state" CHECK ("begunAt" IS NOT NULL OR "state" IN ('not-started', 'on-hold', 'failed'));

-- By hand: the work is written beside the phone; of the phone itself nobody is counted by its revision.
CREATE OR REPLACE FUNCTION "note_inventory_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        UPDATE "InventoryVersion" v SET "version" = v."version" + 1 WHERE v."projectId" IN (SELECT DISTINCT "projectId" FROM "before");
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO "InventoryVersion" AS v ("projectId") SELECT DISTINCT "projectId" FROM "after"
        ON CONFLICT ("projectId") DO UPDATE SET "version" = v."version" + 1;
    ELSIF (SELECT count(*) FROM (SELECT FROM "after" LIMIT 2) a) > 1 OR EXISTS (
        SELECT FROM "before" b JOIN "after" a ON a."projectId" = b."projectId" AND a."id" = b."id"
        WHERE to_jsonb(a) - '{revision,updatedAt}'::text[] <> to_jsonb(b) - '{revision,updatedAt}'::text[]
    ) THEN
        -- Of many rows at once nobody asks which changed: comparing a million costs more than counting them again.
        INSERT INTO "InventoryVersion" AS v ("projectId") SELECT DISTINCT "projectId" FROM "after"
        ON CONFLICT ("projectId") DO UPDATE SET "version" = v."version" + 1;
    END IF;
    RETURN NULL;
END $$;

-- CreateIndex
CREATE UNIQUE INDEX "PhoneWork_phoneId_key" ON "PhoneWork"("phoneId");
