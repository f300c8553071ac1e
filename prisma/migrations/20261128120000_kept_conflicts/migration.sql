-- A problem has a reason code beside its words, and a note says for whom it is written.
ALTER TABLE "StepEvent" ADD COLUMN "problem" TEXT;
ALTER TABLE "StepEvent" ADD COLUMN "audience" TEXT NOT NULL DEFAULT 'team';
ALTER TABLE "StepEvent" ADD CONSTRAINT "StepEvent_problem_words" CHECK ("problem" IN ('unreachable', 'wrong-hardware', 'license-rejected', 'upgrade-failed', 'user-refused', 'no-access', 'broken', 'other'));
ALTER TABLE "StepEvent" ADD CONSTRAINT "StepEvent_audience_words" CHECK ("audience" IN ('team', 'customer'));

-- The device's clock.
ALTER TABLE "Evidence" ADD COLUMN "madeAt" TIMESTAMPTZ(3);

-- What a device brought and could not simply be stored, with what stood against it.
CREATE TABLE "WorkConflict" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "operationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "phoneId" UUID,
    "batchId" UUID,
    "sent" JSONB NOT NULL,
    "found" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID NOT NULL,
    "requestId" TEXT NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settledHow" TEXT,
    "settledById" UUID,
    "settledReason" TEXT,

    CONSTRAINT "WorkConflict_pkey" PRIMARY KEY ("projectId","id")
);
CREATE UNIQUE INDEX "WorkConflict_projectId_operationId_key" ON "WorkConflict"("projectId", "operationId");
CREATE INDEX "WorkConflict_projectId_settledAt_receivedAt_idx" ON "WorkConflict"("projectId", "settledAt", "receivedAt");
CREATE INDEX "WorkConflict_projectId_phoneId_idx" ON "WorkConflict"("projectId", "phoneId");
ALTER TABLE "WorkConflict" ADD CONSTRAINT "WorkConflict_kind_words" CHECK ("kind" IN ('step', 'correction', 'evidence'));
ALTER TABLE "WorkConflict" ADD CONSTRAINT "WorkConflict_cause_words" CHECK ("cause" IN ('other-batch', 'no-batch', 'not-assigned', 'batch-cancelled', 'batch-gone', 'state-changed', 'not-eligible', 'withdrawn', 'phone-gone', 'fields-changed'));
ALTER TABLE "WorkConflict" ADD CONSTRAINT "WorkConflict_settledHow_words" CHECK ("settledHow" IN ('keep', 'apply', 'dismiss'));
ALTER TABLE "WorkConflict" ADD CONSTRAINT "WorkConflict_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Corrections made at a phone: each operation once, however often it is sent.
CREATE TABLE "PhoneCorrection" (
    "projectId" UUID NOT NULL,
    "operationId" UUID NOT NULL,
    "phoneId" UUID NOT NULL,
    "fields" JSONB NOT NULL,
    "was" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID NOT NULL,
    "requestId" TEXT NOT NULL,

    CONSTRAINT "PhoneCorrection_pkey" PRIMARY KEY ("projectId","operationId")
);
ALTER TABLE "PhoneCorrection" ADD CONSTRAINT "PhoneCorrection_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whose a batch was, also when it is no more: work that comes late is known by it.
CREATE TABLE "PastAssignee" (
    "projectId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "batchName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PastAssignee_pkey" PRIMARY KEY ("projectId","batchId","userId")
);
CREATE INDEX "PastAssignee_userId_idx" ON "PastAssignee"("userId");
ALTER TABLE "PastAssignee" ADD CONSTRAINT "PastAssignee_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
INSERT INTO "PastAssignee" ("projectId", "batchId", "userId", "batchName")
SELECT a."projectId", a."batchId", a."userId", b."name" FROM "BatchAssignee" a JOIN "Batch" b ON b."projectId" = a."projectId" AND b."id" = a."batchId";

-- By hand: whoever is assigned once stays known.
CREATE FUNCTION "remember_assignees"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "PastAssignee" ("projectId", "batchId", "userId", "batchName")
    SELECT n."projectId", n."batchId", n."userId", b."name" FROM "new" n JOIN "Batch" b ON b."projectId" = n."projectId" AND b."id" = n."batchId"
    ON CONFLICT ("projectId", "batchId", "userId") DO UPDATE SET "batchName" = EXCLUDED."batchName";
    RETURN NULL;
END $$;
CREATE TRIGGER "BatchAssignee_remembered" AFTER INSERT ON "BatchAssignee"
    REFERENCING NEW TABLE AS "new" FOR EACH STATEMENT EXECUTE FUNCTION "remember_assignees"();
