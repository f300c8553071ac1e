-- An issued quote keeps its logo: pictures stand by their hash, once each, and the organisation and its quotes name them.
CREATE TABLE "LogoPicture" (
    "organizationId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "LogoPicture_pkey" PRIMARY KEY ("organizationId", "sha256"),
    CONSTRAINT "LogoPicture_kind_words" CHECK ("kind" IN ('png', 'jpeg'))
);
ALTER TABLE "LogoPicture" ADD CONSTRAINT "LogoPicture_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "LogoPicture" SELECT "organizationId", encode(sha256("bytes"), 'hex'), "kind", "width", "height", "bytes" FROM "OrganizationLogo";
ALTER TABLE "OrganizationLogo" ADD COLUMN "sha256" TEXT;
UPDATE "OrganizationLogo" SET "sha256" = encode(sha256("bytes"), 'hex');
ALTER TABLE "OrganizationLogo" ALTER COLUMN "sha256" SET NOT NULL,
    DROP COLUMN "kind", DROP COLUMN "width", DROP COLUMN "height", DROP COLUMN "bytes";
ALTER TABLE "OrganizationLogo" ADD CONSTRAINT "OrganizationLogo_organizationId_sha256_fkey" FOREIGN KEY ("organizationId", "sha256") REFERENCES "LogoPicture"("organizationId", "sha256") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "Quote" ADD COLUMN "logoSha256" TEXT, ADD COLUMN "isLogoInPdfOnly" BOOLEAN NOT NULL DEFAULT false;
-- Quotes that were issued before. One whose PDF is still to be drawn, or was drawn while the logo of today was that of the
-- organisation, has this one. Of the others those whose PDF holds a picture have it there alone.
ALTER TABLE "Quote" DISABLE TRIGGER "Quote_issued_stands";
UPDATE "Quote" q SET "logoSha256" = o."sha256" FROM "OrganizationLogo" o WHERE o."organizationId" = q."organizationId" AND q."state" <> 'draft'
    AND NOT EXISTS (SELECT FROM "QuoteFile" f WHERE f."projectId" = q."projectId" AND f."quoteId" = q."id" AND f."createdAt" < o."updatedAt");
UPDATE "Quote" q SET "isLogoInPdfOnly" = true FROM "QuoteFile" f WHERE f."projectId" = q."projectId" AND f."quoteId" = q."id"
    AND q."logoSha256" IS NULL AND position('/Subtype /Image'::bytea IN f."bytes") > 0;
ALTER TABLE "Quote" ENABLE TRIGGER "Quote_issued_stands";
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_organizationId_logoSha256_fkey" FOREIGN KEY ("organizationId", "logoSha256") REFERENCES "LogoPicture"("organizationId", "sha256") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- By hand: a picture is what its hash says, for ever.
CREATE TRIGGER "LogoPicture_append_only" BEFORE UPDATE ON "LogoPicture"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
