-- What decides whether the way back is free, as it was when the phones of a quote were counted. Null in quotes from before.
ALTER TABLE "Quote" ADD COLUMN "conversion" JSONB;
ALTER TABLE "QuotePhone" ADD COLUMN "soldAs" TEXT, ADD COLUMN "version" TEXT;
