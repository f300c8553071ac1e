import * as z from "zod";

/** In a browser zod must not try `eval`: the Content-Security-Policy would refuse it and write a line into the console. */
if ("window" in globalThis) z.config({ jitless: true });

/** Largest number of an integer column. */
export const INT4_MAX = 2_147_483_647;

/** A text of one line that a person typed: trimmed, not empty, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "Fill this in.")
    .max(max, `At most ${max} characters.`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .regex(/^[^\u0000-\u001f\u007f]*$/, "No line breaks or control characters.");

/** A longer text; line breaks are fine. */
export const note = (max: number) => z.string().trim().min(1, "Fill this in.").max(max, `At most ${max} characters.`);

export const id = z.uuid();
export const email = z.email("This is not an e-mail address.").max(320).toLowerCase();

/**
 * A list in the query: repeated (`?site=A&site=B`), or joined by commas (`?site=A,B`), where a comma inside a value is
 * written as the three characters %2C. A list without a value is as if it were not given.
 */
export const listOf = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (Array.isArray(value) ? value : value.split(",").map((part) => part.replaceAll("%2C", ","))))
    .transform((values) => values.filter((value) => value !== ""))
    .pipe(z.array(item).max(100))
    .transform((values) => (values.length === 0 ? undefined : values));

export const page = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(2000).optional(),
};

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.number().int(), nextCursor: z.string().nullable() });

const [FIRST_INSTANT, LAST_INSTANT] = [Date.parse("0001-01-01T00:00:00Z"), Date.parse("9999-12-31T23:59:59.999Z")];

/** ISO 8601 with a zone, handed on as UTC: PostgreSQL knows neither a year 0 nor every zone that can be written. */
export const timestamp = z.iso
  .datetime({ offset: true })
  .refine((text) => {
    const at = Date.parse(text);
    return at >= FIRST_INSTANT && at <= LAST_INSTANT;
  }, "A date in the years 1 to 9999.")
  .transform((text) => new Date(text).toISOString());
