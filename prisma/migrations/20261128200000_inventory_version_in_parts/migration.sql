-- The version of an inventory is counted in parts: each connection counts in its own, so that people who edit phones of one
-- project at the same moment do not wait for each other's commit. The version is the sum of the parts.
ALTER TABLE "InventoryVersion" ADD COLUMN "part" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "InventoryVersion" DROP CONSTRAINT "InventoryVersion_pkey";
ALTER TABLE "InventoryVersion" ADD CONSTRAINT "InventoryVersion_pkey" PRIMARY KEY ("projectId", "part");

-- By hand: as it was, with the part of the connection.
CREATE OR REPLACE FUNCTION "note_inventory_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO "InventoryVersion" AS v ("projectId", "part") SELECT DISTINCT "projectId", pg_backend_pid() % 64 FROM "before"
        ON CONFLICT ("projectId", "part") DO UPDATE SET "version" = v."version" + 1;
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO "InventoryVersion" AS v ("projectId", "part") SELECT DISTINCT "projectId", pg_backend_pid() % 64 FROM "after"
        ON CONFLICT ("projectId", "part") DO UPDATE SET "version" = v."version" + 1;
    ELSIF (SELECT count(*) FROM (SELECT FROM "after" LIMIT 2) a) > 1 OR EXISTS (
        SELECT FROM "before" b JOIN "after" a ON a."projectId" = b."projectId" AND a."id" = b."id"
        WHERE to_jsonb(a) - '{revision,updatedAt}'::text[] <> to_jsonb(b) - '{revision,updatedAt}'::text[]
    ) THEN
        -- Of many rows at once nobody asks which changed: comparing a million costs more than counting them again.
        INSERT INTO "InventoryVersion" AS v ("projectId", "part") SELECT DISTINCT "projectId", pg_backend_pid() % 64 FROM "after"
        ON CONFLICT ("projectId", "part") DO UPDATE SET "version" = v."version" + 1;
    END IF;
    RETURN NULL;
END $$;
