-- An inventory taken after the work, judged as evidence of every phone that has begun. The report is kept.
CREATE TABLE "AfterInventory" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "filename" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'judged',
    "basis" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "applied" JSONB,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedById" UUID,
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AfterInventory_pkey" PRIMARY KEY ("projectId","id")
);
CREATE INDEX "AfterInventory_projectId_createdAt_idx" ON "AfterInventory"("projectId", "createdAt");

CREATE TABLE "AfterInventoryRow" (
    "projectId" UUID NOT NULL,
    "afterInventoryId" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "mac" VARCHAR(12),
    "phoneId" UUID,
    "line" INTEGER,
    "said" JSONB,
    "evidence" TEXT,
    "checks" JSONB,
    "remark" TEXT,
    "phoneRevision" INTEGER,

    CONSTRAINT "AfterInventoryRow_pkey" PRIMARY KEY ("projectId","afterInventoryId","outcome","seq")
);

ALTER TABLE "AfterInventory" ADD CONSTRAINT "AfterInventory_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AfterInventoryRow" ADD CONSTRAINT "AfterInventoryRow_projectId_afterInventoryId_fkey" FOREIGN KEY ("projectId", "afterInventoryId") REFERENCES "AfterInventory"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: lists of words. The lists are the domain's; a test compares them.
ALTER TABLE "AfterInventory" ADD CONSTRAINT "AfterInventory_status_words" CHECK ("status" IN ('judged', 'applied'));
ALTER TABLE "AfterInventoryRow" ADD CONSTRAINT "AfterInventoryRow_outcome_words" CHECK ("outcome" IN ('verified', 'moved', 'not-moved', 'contradicted', 'unclear', 'not-named', 'outside-plan', 'not-begun', 'withdrawn', 'unknown', 'rejected', 'left-out'));

-- By hand: the list of kinds is the application's, which refuses any other; a new one needs no migration.
ALTER TABLE "Job" DROP CONSTRAINT "Job_kind_words";
ALTER TABLE "Job" ADD CONSTRAINT "Job_kind_words" CHECK ("kind" ~ '^[a-z]+(-[a-z]+)*$');
