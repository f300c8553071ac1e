-- Orders of licences. "fulfilled" and "lost" are counted by the database from the licences that were taken from the order, so that
-- more than was bought can never be taken, whoever races.
CREATE TABLE "LicenseOrder" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "fulfilled" INTEGER NOT NULL DEFAULT 0,
    "lost" INTEGER NOT NULL DEFAULT 0,
    "pak" TEXT,
    "quoteId" UUID,
    "orderedAt" TEXT NOT NULL,
    "deliveredAt" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LicenseOrder_pkey" PRIMARY KEY ("projectId","id"),
    CONSTRAINT "LicenseOrder_quantity_positive" CHECK ("quantity" > 0),
    CONSTRAINT "LicenseOrder_not_overdrawn" CHECK ("fulfilled" >= 0 AND "lost" >= 0 AND "fulfilled" + "lost" <= "quantity")
);

-- What was handed to the License Registration Portal together, and how far the portal is with it.
CREATE TABLE "Fulfilment" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'in-process',
    "scope" TEXT NOT NULL,
    "phones" INTEGER NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processedById" UUID,
    "processedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Fulfilment_pkey" PRIMARY KEY ("projectId","id"),
    CONSTRAINT "Fulfilment_state_words" CHECK ("state" IN ('in-process', 'processed')),
    CONSTRAINT "Fulfilment_processed_whole" CHECK (("state" = 'processed') = ("processedAt" IS NOT NULL))
);

-- One licence: locked to one MAC and one direction for ever. Its key is why nobody gets a second one.
CREATE TABLE "License" (
    "projectId" UUID NOT NULL,
    "mac" VARCHAR(12) NOT NULL,
    "direction" TEXT NOT NULL,
    "sku" TEXT,
    "state" TEXT NOT NULL,
    "orderId" UUID,
    "fulfilmentId" UUID,
    "isFromCase" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heldAt" TIMESTAMPTZ(3),
    "lostAt" TIMESTAMPTZ(3),

    CONSTRAINT "License_pkey" PRIMARY KEY ("projectId","mac","direction"),
    CONSTRAINT "License_direction_words" CHECK ("direction" IN ('E2M', 'M2E')),
    CONSTRAINT "License_state_words" CHECK ("state" IN ('in-process', 'held', 'lost')),
    CONSTRAINT "License_held_when" CHECK ("state" <> 'held' OR "heldAt" IS NOT NULL),
    CONSTRAINT "License_lost_when" CHECK (("state" = 'lost') = ("lostAt" IS NOT NULL)),
    CONSTRAINT "License_in_process_of_order" CHECK ("state" <> 'in-process' OR "orderId" IS NOT NULL)
);

-- The bytes of a licence as the portal made them, in the database, so that every server has them and a backup holds them.
CREATE TABLE "LicenseFile" (
    "projectId" UUID NOT NULL,
    "mac" VARCHAR(12) NOT NULL,
    "direction" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "intakeId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LicenseFile_pkey" PRIMARY KEY ("projectId","mac","direction")
);

-- A zip or a licence file that was taken in, and what became of each of its entries.
CREATE TABLE "LicenseIntake" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL,
    "isOnUcm" BOOLEAN NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LicenseIntake_pkey" PRIMARY KEY ("projectId","id")
);

CREATE TABLE "LicenseIntakeEntry" (
    "projectId" UUID NOT NULL,
    "intakeId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "mac" VARCHAR(12),
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "remark" TEXT,

    CONSTRAINT "LicenseIntakeEntry_pkey" PRIMARY KEY ("projectId","intakeId","number"),
    CONSTRAINT "LicenseIntakeEntry_outcome_words" CHECK ("outcome" IN ('assigned', 'duplicate', 'unknown-mac', 'other-project', 'wrong-direction', 'refused'))
);

CREATE INDEX "LicenseOrder_projectId_sku_idx" ON "LicenseOrder"("projectId", "sku");
CREATE INDEX "Fulfilment_projectId_orderId_idx" ON "Fulfilment"("projectId", "orderId");
CREATE INDEX "License_projectId_orderId_idx" ON "License"("projectId", "orderId");
CREATE INDEX "License_projectId_fulfilmentId_idx" ON "License"("projectId", "fulfilmentId");
CREATE INDEX "LicenseIntake_projectId_createdAt_idx" ON "LicenseIntake"("projectId", "createdAt");

ALTER TABLE "LicenseOrder" ADD CONSTRAINT "LicenseOrder_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Fulfilment" ADD CONSTRAINT "Fulfilment_projectId_orderId_fkey" FOREIGN KEY ("projectId", "orderId") REFERENCES "LicenseOrder"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "License" ADD CONSTRAINT "License_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "License" ADD CONSTRAINT "License_projectId_orderId_fkey" FOREIGN KEY ("projectId", "orderId") REFERENCES "LicenseOrder"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "License" ADD CONSTRAINT "License_projectId_fulfilmentId_fkey" FOREIGN KEY ("projectId", "fulfilmentId") REFERENCES "Fulfilment"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "LicenseFile" ADD CONSTRAINT "LicenseFile_projectId_mac_direction_fkey" FOREIGN KEY ("projectId", "mac", "direction") REFERENCES "License"("projectId", "mac", "direction") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LicenseIntake" ADD CONSTRAINT "LicenseIntake_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LicenseIntakeEntry" ADD CONSTRAINT "LicenseIntakeEntry_projectId_intakeId_fkey" FOREIGN KEY ("projectId", "intakeId") REFERENCES "LicenseIntake"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: the counts of an order follow its licences, once a statement; the CHECK on them is what holds under a race. A licence
-- that is being made counts as fulfilled; a lost one stays counted, apart.
CREATE FUNCTION "count_taken_licenses"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "LicenseOrder" o SET "fulfilled" = o."fulfilled" + d."fulfilled", "lost" = o."lost" + d."lost"
    FROM (SELECT "projectId", "orderId", count(*) FILTER (WHERE "state" <> 'lost') AS "fulfilled", count(*) FILTER (WHERE "state" = 'lost') AS "lost"
        FROM taken WHERE "orderId" IS NOT NULL GROUP BY 1, 2) d
    WHERE o."projectId" = d."projectId" AND o."id" = d."orderId";
    RETURN NULL;
END $$;
CREATE FUNCTION "count_given_back_licenses"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "LicenseOrder" o SET "fulfilled" = o."fulfilled" - d."fulfilled", "lost" = o."lost" - d."lost"
    FROM (SELECT "projectId", "orderId", count(*) FILTER (WHERE "state" <> 'lost') AS "fulfilled", count(*) FILTER (WHERE "state" = 'lost') AS "lost"
        FROM given WHERE "orderId" IS NOT NULL GROUP BY 1, 2) d
    WHERE o."projectId" = d."projectId" AND o."id" = d."orderId";
    RETURN NULL;
END $$;
CREATE FUNCTION "count_changed_licenses"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "LicenseOrder" o SET "fulfilled" = o."fulfilled" + d."fulfilled", "lost" = o."lost" + d."lost"
    FROM (SELECT "projectId", "orderId", sum("sign" * ("state" <> 'lost')::int) AS "fulfilled", sum("sign" * ("state" = 'lost')::int) AS "lost"
        FROM (SELECT "projectId", "orderId", "state", 1 AS "sign" FROM taken UNION ALL SELECT "projectId", "orderId", "state", -1 FROM given) c
        WHERE "orderId" IS NOT NULL GROUP BY 1, 2) d
    WHERE o."projectId" = d."projectId" AND o."id" = d."orderId" AND (d."fulfilled" <> 0 OR d."lost" <> 0);
    RETURN NULL;
END $$;
CREATE TRIGGER "License_inserts" AFTER INSERT ON "License" REFERENCING NEW TABLE AS taken
    FOR EACH STATEMENT EXECUTE FUNCTION "count_taken_licenses"();
CREATE TRIGGER "License_updates" AFTER UPDATE ON "License" REFERENCING OLD TABLE AS given NEW TABLE AS taken
    FOR EACH STATEMENT EXECUTE FUNCTION "count_changed_licenses"();
CREATE TRIGGER "License_deletes" AFTER DELETE ON "License" REFERENCING OLD TABLE AS given
    FOR EACH STATEMENT EXECUTE FUNCTION "count_given_back_licenses"();

-- Bytes that were taken in stay as they are.
CREATE TRIGGER "LicenseFile_append_only" BEFORE UPDATE ON "LicenseFile"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

ALTER TABLE "PhoneChange" DROP CONSTRAINT "PhoneChange_kind_words";
ALTER TABLE "PhoneChange" ADD CONSTRAINT "PhoneChange_kind_words" CHECK ("kind" IN ('added', 'import', 'edit', 'decision', 'batch', 'verified', 'undo', 'evidence', 'conflict', 'license'));
