-- Made by `prisma migrate diff`; what is written by hand is marked.
-- AlterTable
ALTER TABLE "Import" ADD COLUMN     "check" JSONB,
ADD COLUMN     "format" TEXT NOT NULL DEFAULT 'csv',
ADD COLUMN     "options" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "requestId" TEXT,
ADD COLUMN     "sheet" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sheets" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "ImportRow" ADD COLUMN     "cells" JSONB;

-- AlterTable
ALTER TABLE "Phone" ADD COLUMN     "corrected" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "extra" JSONB;

-- AlterTable
-- By hand: projects of before were judged by the first edition of the rules.
ALTER TABLE "Project" ADD COLUMN     "ruleSetVersion" TEXT NOT NULL DEFAULT '2024-07.1';
ALTER TABLE "Project" ALTER COLUMN "ruleSetVersion" DROP DEFAULT;

-- CreateTable
CREATE TABLE "SavedMapping" (
    "organizationId" UUID NOT NULL,
    "headerKey" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "filename" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedMapping_pkey" PRIMARY KEY ("organizationId","headerKey")
);

-- CreateTable
CREATE TABLE "ValueMapping" (
    "projectId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "value" TEXT,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ValueMapping_pkey" PRIMARY KEY ("projectId","field","text")
);

-- CreateTable
CREATE TABLE "ExtraField" (
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExtraField_pkey" PRIMARY KEY ("projectId","name")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "columns" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateTable
CREATE TABLE "ImportFix" (
    "projectId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    "value" TEXT,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImportFix_pkey" PRIMARY KEY ("projectId","importId","line","column")
);

-- CreateTable
CREATE TABLE "ImportDifference" (
    "projectId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "mac" VARCHAR(12) NOT NULL,
    "phoneId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "line" INTEGER,
    "changes" JSONB NOT NULL,
    "oldVerdict" TEXT NOT NULL,
    "newVerdict" TEXT NOT NULL,

    CONSTRAINT "ImportDifference_pkey" PRIMARY KEY ("projectId","importId","kind","mac")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_projectId_name_key" ON "SavedView"("projectId", "name");

-- CreateIndex
CREATE INDEX "PhoneChange_projectId_requestId_idx" ON "PhoneChange"("projectId", "requestId");

-- AddForeignKey
ALTER TABLE "SavedMapping" ADD CONSTRAINT "SavedMapping_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ValueMapping" ADD CONSTRAINT "ValueMapping_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExtraField" ADD CONSTRAINT "ExtraField_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFix" ADD CONSTRAINT "ImportFix_projectId_importId_fkey" FOREIGN KEY ("projectId", "importId") REFERENCES "Import"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportDifference" ADD CONSTRAINT "ImportDifference_projectId_importId_fkey" FOREIGN KEY ("projectId", "importId") REFERENCES "Import"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: withdrawn phones stay on record and are in no list or count unless asked for, so the indexes leave them out.
DROP INDEX "Phone_projectId_verdict_mac_idx";
DROP INDEX "Phone_projectId_model_mac_idx";
DROP INDEX "Phone_projectId_site_mac_idx";
DROP INDEX "Phone_projectId_decisionId_idx";
CREATE INDEX "Phone_projectId_verdict_mac_idx" ON "Phone"("projectId", "verdict", "mac") WHERE "state" <> 'withdrawn';
CREATE INDEX "Phone_projectId_model_mac_idx" ON "Phone"("projectId", "model", "mac") WHERE "state" <> 'withdrawn';
CREATE INDEX "Phone_projectId_site_mac_idx" ON "Phone"("projectId", "site", "mac") WHERE "state" <> 'withdrawn';
CREATE INDEX "Phone_projectId_decisionId_idx" ON "Phone"("projectId", "decisionId") WHERE "state" <> 'withdrawn';

-- By hand: lists of words. The lists are the domain's; a test compares them.
ALTER TABLE "Phone" DROP CONSTRAINT "Phone_state_words";
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_state_words" CHECK ("state" IN ('not-started', 'in-progress', 'on-hold', 'failed', 'verified', 'withdrawn'));
ALTER TABLE "PhoneChange" DROP CONSTRAINT "PhoneChange_kind_words";
ALTER TABLE "PhoneChange" ADD CONSTRAINT "PhoneChange_kind_words" CHECK ("kind" IN ('added', 'import', 'edit', 'decision', 'batch', 'verified', 'undo'));
ALTER TABLE "Import" DROP CONSTRAINT "Import_status_words";
ALTER TABLE "Import" ADD CONSTRAINT "Import_status_words" CHECK ("status" IN ('ready', 'checking', 'queued', 'running', 'committed', 'failed', 'cancelled', 'undone'));
ALTER TABLE "ImportRow" DROP CONSTRAINT "ImportRow_outcome_words";
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_outcome_words" CHECK ("outcome" IN ('rejected', 'left-out', 'stored'));
ALTER TABLE "Import" ADD CONSTRAINT "Import_format_words" CHECK ("format" IN ('csv', 'xlsx'));
ALTER TABLE "ImportDifference" ADD CONSTRAINT "ImportDifference_kind_words" CHECK ("kind" IN ('changed', 'absent'));
