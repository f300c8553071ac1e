-- The logo that quotes and reports of an organisation carry; in the database, so that every server and every backup has it.
CREATE TABLE "OrganizationLogo" (
    "organizationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrganizationLogo_pkey" PRIMARY KEY ("organizationId"),
    CONSTRAINT "OrganizationLogo_kind_words" CHECK ("kind" IN ('png', 'jpeg'))
);

ALTER TABLE "OrganizationLogo" ADD CONSTRAINT "OrganizationLogo_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
