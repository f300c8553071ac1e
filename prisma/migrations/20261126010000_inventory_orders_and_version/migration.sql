-- Counts its way up whenever something changes by which phones are found or counted; ticks and batches do not. A count that
-- was made under a version holds as long as the version does.
CREATE TABLE "InventoryVersion" (
    "projectId" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "InventoryVersion_pkey" PRIMARY KEY ("projectId")
);

-- By hand: the database itself notes the change, so that no writer can forget it.
CREATE FUNCTION "note_inventory_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        UPDATE "InventoryVersion" v SET "version" = v."version" + 1 WHERE v."projectId" IN (SELECT DISTINCT "projectId" FROM "before");
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO "InventoryVersion" AS v ("projectId") SELECT DISTINCT "projectId" FROM "after"
        ON CONFLICT ("projectId") DO UPDATE SET "version" = v."version" + 1;
    ELSIF (SELECT count(*) FROM (SELECT FROM "after" LIMIT 2) a) > 1 OR EXISTS (
        SELECT FROM "before" b JOIN "after" a ON a."projectId" = b."projectId" AND a."id" = b."id"
        WHERE (a."state" = 'withdrawn') <> (b."state" = 'withdrawn')
          OR to_jsonb(a) - '{state,batchId,revision,updatedAt}'::text[] <> to_jsonb(b) - '{state,batchId,revision,updatedAt}'::text[]
    ) THEN
        -- Of many rows at once nobody asks which changed: comparing a million costs more than counting them anew.
        INSERT INTO "InventoryVersion" AS v ("projectId") SELECT DISTINCT "projectId" FROM "after"
        ON CONFLICT ("projectId") DO UPDATE SET "version" = v."version" + 1;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "Phone_inserted" AFTER INSERT ON "Phone" REFERENCING NEW TABLE AS "after"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_inventory_change"();
CREATE TRIGGER "Phone_updated" AFTER UPDATE ON "Phone" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_inventory_change"();
CREATE TRIGGER "Phone_deleted" AFTER DELETE ON "Phone" REFERENCING OLD TABLE AS "before"
    FOR EACH STATEMENT EXECUTE FUNCTION "note_inventory_change"();

-- By hand: the orders in which people page through an inventory. A nullable column sorts its empty rows first, so the index
-- holds what the query sorts by; Prisma's schema cannot name such an index. Not partial: of a partial one the planner takes
-- no statistics of the expression.
DROP INDEX "Phone_projectId_model_mac_idx";
DROP INDEX "Phone_projectId_site_mac_idx";
CREATE INDEX "Phone_by_model" ON "Phone" ("projectId", coalesce("model", ''), "mac");
CREATE INDEX "Phone_by_site" ON "Phone" ("projectId", coalesce("site", ''), "mac");
CREATE INDEX "Phone_by_owner" ON "Phone" ("projectId", coalesce("owner", ''), "mac");
CREATE INDEX "Phone_by_directory_number" ON "Phone" ("projectId", coalesce("directoryNumber", ''), "mac");
CREATE INDEX "Phone_by_serial" ON "Phone" ("projectId", coalesce("serial", ''), "mac");
CREATE INDEX "Phone_by_description" ON "Phone" ("projectId", coalesce("description", ''), "mac");
CREATE INDEX "Phone_by_load" ON "Phone" ("projectId", coalesce("load", ''), "mac");

-- By hand: the planner knows an expression only after it was looked at.
ANALYZE "Phone";
