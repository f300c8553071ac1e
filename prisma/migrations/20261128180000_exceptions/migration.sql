-- What becomes of a phone that cannot be converted. It counts as long as the phone cannot be converted for this reason.
CREATE TABLE "PhoneException" (
    "projectId" UUID NOT NULL,
    "phoneId" UUID NOT NULL,
    "choice" TEXT NOT NULL,
    "note" TEXT,
    "askedOf" TEXT,
    "reason" TEXT NOT NULL,
    "decidedById" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PhoneException_pkey" PRIMARY KEY ("projectId", "phoneId")
);
ALTER TABLE "PhoneException" ADD CONSTRAINT "PhoneException_projectId_phoneId_fkey" FOREIGN KEY ("projectId", "phoneId") REFERENCES "Phone"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PhoneException" ADD CONSTRAINT "PhoneException_choice_words" CHECK ("choice" IN ('replace', 'leave', 'ask'));
-- A question is asked of somebody.
ALTER TABLE "PhoneException" ADD CONSTRAINT "PhoneException_asked" CHECK (("choice" = 'ask') = ("askedOf" IS NOT NULL));

ALTER TABLE "PhoneChange" DROP CONSTRAINT "PhoneChange_kind_words";
ALTER TABLE "PhoneChange" ADD CONSTRAINT "PhoneChange_kind_words" CHECK ("kind" IN ('added', 'import', 'edit', 'decision', 'batch', 'verified', 'undo', 'evidence', 'conflict', 'license', 'exception'));
