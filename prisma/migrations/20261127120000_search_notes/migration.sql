-- By hand: notes are searched too. Few phones have any, so only those are in the index and other imports do not pay for it.
CREATE INDEX "Phone_notes_trgm" ON "Phone" USING GIN ("notes" gin_trgm_ops) WHERE "notes" IS NOT NULL;
