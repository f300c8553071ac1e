-- By hand: a list of words. The list is the schema's; a test compares them.
ALTER TABLE "Import" DROP CONSTRAINT "Import_format_words";
ALTER TABLE "Import" ADD CONSTRAINT "Import_format_words" CHECK ("format" IN ('csv', 'xlsx', 'tables'));
