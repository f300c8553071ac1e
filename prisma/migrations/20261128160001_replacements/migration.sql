-- A returned phone and the one that came for it, with the case by which its licence is asked for. Each phone is on each side once.
CREATE TABLE "Replacement" (
    "projectId" UUID NOT NULL,
    "oldPhoneId" UUID NOT NULL,
    "newPhoneId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "lostLicense" BOOLEAN NOT NULL,
    "caseNumber" TEXT,
    "openedAt" TEXT,
    "answeredAt" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Replacement_pkey" PRIMARY KEY ("projectId","oldPhoneId"),
    CONSTRAINT "Replacement_not_itself" CHECK ("oldPhoneId" <> "newPhoneId"),
    CONSTRAINT "Replacement_case_in_order" CHECK ("answeredAt" IS NULL OR ("openedAt" IS NOT NULL AND "answeredAt" >= "openedAt"))
);

CREATE UNIQUE INDEX "Replacement_projectId_newPhoneId_key" ON "Replacement"("projectId", "newPhoneId");

ALTER TABLE "Replacement" ADD CONSTRAINT "Replacement_projectId_oldPhoneId_fkey" FOREIGN KEY ("projectId", "oldPhoneId") REFERENCES "Phone"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Replacement" ADD CONSTRAINT "Replacement_projectId_newPhoneId_fkey" FOREIGN KEY ("projectId", "newPhoneId") REFERENCES "Phone"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
