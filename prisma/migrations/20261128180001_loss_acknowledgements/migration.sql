-- The customer's person acknowledges what phones lose by their conversion: the text as it was read, and the phones it was given for.
CREATE TABLE "LossAcknowledgement" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "batchId" UUID,
    "site" TEXT,
    "name" TEXT NOT NULL,
    "function" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "note" TEXT,
    "losses" JSONB NOT NULL,
    "enteredById" UUID NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnById" UUID,
    "withdrawnReason" TEXT,

    CONSTRAINT "LossAcknowledgement_pkey" PRIMARY KEY ("projectId", "id")
);
ALTER TABLE "LossAcknowledgement" ADD CONSTRAINT "LossAcknowledgement_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LossAcknowledgement" ADD CONSTRAINT "LossAcknowledgement_how_words" CHECK ("how" IN ('signed-in', 'on-paper', 'by-mail', 'in-a-meeting'));
-- What is withdrawn says by whom and why.
ALTER TABLE "LossAcknowledgement" ADD CONSTRAINT "LossAcknowledgement_withdrawn" CHECK (("withdrawnAt" IS NULL) = ("withdrawnReason" IS NULL) AND ("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL));

CREATE TABLE "LossAcknowledgementPhone" (
    "projectId" UUID NOT NULL,
    "acknowledgementId" UUID NOT NULL,
    "phoneId" UUID NOT NULL,
    "codes" TEXT[] NOT NULL,

    CONSTRAINT "LossAcknowledgementPhone_pkey" PRIMARY KEY ("projectId", "acknowledgementId", "phoneId")
);
ALTER TABLE "LossAcknowledgementPhone" ADD CONSTRAINT "LossAcknowledgementPhone_projectId_acknowledgementId_fkey" FOREIGN KEY ("projectId", "acknowledgementId") REFERENCES "LossAcknowledgement"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LossAcknowledgementPhone" ADD CONSTRAINT "LossAcknowledgementPhone_projectId_phoneId_fkey" FOREIGN KEY ("projectId", "phoneId") REFERENCES "Phone"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "LossAcknowledgementPhone_projectId_phoneId_idx" ON "LossAcknowledgementPhone"("projectId", "phoneId");
