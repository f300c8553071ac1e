-- Price books of an organisation. Amounts are minor units of the book's currency; days are text, they have no time zone.
CREATE TABLE "PriceBook" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "validFrom" TEXT NOT NULL,
    "validUntil" TEXT,
    "discount" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PriceBook_pkey" PRIMARY KEY ("organizationId","id"),
    CONSTRAINT "PriceBook_discount_range" CHECK ("discount" BETWEEN 0 AND 10000)
);

CREATE TABLE "Price" (
    "organizationId" UUID NOT NULL,
    "priceBookId" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "listMinor" BIGINT NOT NULL,
    "costMinor" BIGINT,

    CONSTRAINT "Price_pkey" PRIMARY KEY ("organizationId","priceBookId","sku"),
    CONSTRAINT "Price_not_negative" CHECK ("listMinor" >= 0 AND ("costMinor" IS NULL OR "costMinor" >= 0))
);

-- A quote: its lines, and the phones behind them as they were (copies, no key leads to today's phones).
CREATE TABLE "Quote" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "seller" TEXT NOT NULL,
    "buyer" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "priceBookId" UUID,
    "priceBookName" TEXT,
    "discount" INTEGER NOT NULL DEFAULT 0,
    "taxRate" INTEGER NOT NULL DEFAULT 0,
    "contract" TEXT NOT NULL,
    "isPilotNfr" BOOLEAN NOT NULL,
    "selection" JSONB NOT NULL,
    "scope" TEXT NOT NULL,
    "phones" INTEGER NOT NULL,
    "ruleSetVersion" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "validUntil" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "issuedAt" TIMESTAMPTZ(3),
    "issuedById" UUID,
    "answer" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Quote_pkey" PRIMARY KEY ("projectId","id"),
    CONSTRAINT "Quote_state_words" CHECK ("state" IN ('draft', 'issued', 'accepted', 'declined', 'superseded')),
    CONSTRAINT "Quote_contract_words" CHECK ("contract" IN ('yes', 'no', 'unknown')),
    CONSTRAINT "Quote_issued_whole" CHECK ("state" = 'draft' OR ("issuedAt" IS NOT NULL AND "expiresAt" IS NOT NULL))
);

CREATE TABLE "QuoteLine" (
    "projectId" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "sku" TEXT,
    "text" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitMinor" BIGINT,
    "costMinor" BIGINT,
    "discount" INTEGER NOT NULL,
    "taxRate" INTEGER NOT NULL,
    "mayBeFree" INTEGER NOT NULL,
    "isNfr" BOOLEAN NOT NULL,
    "isOpen" BOOLEAN NOT NULL,

    CONSTRAINT "QuoteLine_pkey" PRIMARY KEY ("projectId","quoteId","position"),
    CONSTRAINT "QuoteLine_kind_words" CHECK ("kind" IN ('license', 'support', 'labour', 'visit', 'training', 'shipping', 'other'))
);

CREATE TABLE "QuotePhone" (
    "projectId" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "mac" VARCHAR(12) NOT NULL,
    "phoneId" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "isNfr" BOOLEAN NOT NULL,
    "mayBeFree" BOOLEAN NOT NULL,
    "pid" TEXT,
    "model" TEXT,
    "vid" INTEGER,
    "serial" TEXT,
    "site" TEXT,
    "floor" TEXT,

    CONSTRAINT "QuotePhone_pkey" PRIMARY KEY ("projectId","quoteId","mac")
);

-- The bytes that were sent to the customer, with their hash.
CREATE TABLE "QuoteFile" (
    "projectId" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuoteFile_pkey" PRIMARY KEY ("projectId","quoteId","kind")
);

-- A link by which a customer without an account sees one quote. Only the hash of its token is kept.
CREATE TABLE "QuoteLink" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuoteLink_pkey" PRIMARY KEY ("projectId","id")
);

CREATE UNIQUE INDEX "PriceBook_organizationId_name_key" ON "PriceBook"("organizationId", "name");
CREATE UNIQUE INDEX "Quote_organizationId_number_revision_key" ON "Quote"("organizationId", "number", "revision");
CREATE UNIQUE INDEX "QuoteLink_tokenHash_key" ON "QuoteLink"("tokenHash");
CREATE INDEX "QuoteLink_projectId_quoteId_idx" ON "QuoteLink"("projectId", "quoteId");

ALTER TABLE "PriceBook" ADD CONSTRAINT "PriceBook_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Price" ADD CONSTRAINT "Price_organizationId_priceBookId_fkey" FOREIGN KEY ("organizationId", "priceBookId") REFERENCES "PriceBook"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuoteLine" ADD CONSTRAINT "QuoteLine_projectId_quoteId_fkey" FOREIGN KEY ("projectId", "quoteId") REFERENCES "Quote"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuotePhone" ADD CONSTRAINT "QuotePhone_projectId_quoteId_fkey" FOREIGN KEY ("projectId", "quoteId") REFERENCES "Quote"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuoteFile" ADD CONSTRAINT "QuoteFile_projectId_quoteId_fkey" FOREIGN KEY ("projectId", "quoteId") REFERENCES "Quote"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuoteLink" ADD CONSTRAINT "QuoteLink_projectId_quoteId_fkey" FOREIGN KEY ("projectId", "quoteId") REFERENCES "Quote"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: an issued quote never changes. Only how far it is, and what the customer answered, is written to it afterwards; it
-- goes with its whole project, never alone.
CREATE FUNCTION "refuse_change_of_issued_quote"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free text[] := ARRAY['state', 'answer', 'version', 'updatedAt'];
BEGIN
    IF OLD."state" = 'draft' THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
    IF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM "Project" WHERE "id" = OLD."projectId") THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'An issued quote is never deleted.';
    END IF;
    IF NEW."state" = 'draft' OR to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free THEN
        RAISE EXCEPTION 'An issued quote never changes.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "Quote_issued_stands" BEFORE UPDATE OR DELETE ON "Quote"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_issued_quote"();

-- By hand: nor do its lines and phones. Asked once a statement: a quote has 100,000 phones.
CREATE FUNCTION "refuse_rows_of_issued_quote"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT "projectId", "quoteId" FROM changed) c
               JOIN "Quote" q ON q."projectId" = c."projectId" AND q."id" = c."quoteId" WHERE q."state" <> 'draft') THEN
        RAISE EXCEPTION 'An issued quote never changes: % on %.', TG_OP, TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "QuoteLine_issued_inserts" AFTER INSERT ON "QuoteLine" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rows_of_issued_quote"();
CREATE TRIGGER "QuoteLine_issued_updates" AFTER UPDATE ON "QuoteLine" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rows_of_issued_quote"();
CREATE TRIGGER "QuoteLine_issued_deletes" AFTER DELETE ON "QuoteLine" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rows_of_issued_quote"();
CREATE TRIGGER "QuotePhone_issued_inserts" AFTER INSERT ON "QuotePhone" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rows_of_issued_quote"();
CREATE TRIGGER "QuotePhone_issued_updates" AFTER UPDATE ON "QuotePhone" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rows_of_issued_quote"();
CREATE TRIGGER "QuotePhone_issued_deletes" AFTER DELETE ON "QuotePhone" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rows_of_issued_quote"();
-- Bytes that were stored stay as they are, as long as their quote is there.
CREATE TRIGGER "QuoteFile_append_only" BEFORE UPDATE ON "QuoteFile"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
