-- What people chose and corrected in an upload has a revision of its own: a commit names the one that was seen.
ALTER TABLE "Import" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;

-- Corrections that were made together are taken back together.
ALTER TABLE "ImportFix" ADD COLUMN "requestId" TEXT;

-- New phones are listed beside those that change: they have no row in the inventory and no verdict yet.
ALTER TABLE "ImportDifference" ALTER COLUMN "phoneId" DROP NOT NULL;
ALTER TABLE "ImportDifference" ALTER COLUMN "oldVerdict" DROP NOT NULL;
ALTER TABLE "ImportDifference" ADD COLUMN "reason" TEXT;
ALTER TABLE "ImportDifference" DROP CONSTRAINT "ImportDifference_kind_words";
ALTER TABLE "ImportDifference" ADD CONSTRAINT "ImportDifference_kind_words" CHECK ("kind" IN ('new', 'changed', 'absent'));

-- A check of before lists no new phones and does not tell filled from overwritten: the files are checked again.
UPDATE "Import" SET "check" = NULL WHERE "check" IS NOT NULL;
