import * as z from "zod";
import { BATCH_FILE_KINDS } from "@/lib/domain/batch-files/batch-files";
import { phoneFilters } from "./phones";

/** Where load and licence files lie. No quote, blank or control character: it goes into XML and into DHCP servers. */
const server = z
  .string()
  .trim()
  .max(300)
  .regex(
    /^(?:tftp|http|https):\/\/[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:\/[A-Za-z0-9._~%-]+)*\/?$/,
    "An address that begins with tftp://, http:// or https://, for example https://10.1.1.10:6970.",
  )
  .transform((value) => value.replace(/\/$/, ""));
/** A form sends what was left empty as an empty text. */
const blank = z.literal("").transform(() => undefined);

export const batchFileQuery = z.strictObject({
  kind: z.enum(BATCH_FILE_KINDS),
  /** Of Bulk Administration's files the one for this load. */
  load: z.string().max(120).optional(),
  /** Left out: the project's UCM. */
  server: z.union([blank, server]).optional(),
  /** IPv4 addresses for DHCP, separated by commas or blanks. */
  addresses: z
    .union([
      blank,
      z
        .string()
        .max(200)
        .transform((text) => text.split(/[\s,]+/).filter((one) => one !== ""))
        .pipe(z.array(z.ipv4("An IPv4 address, for example 10.1.1.10.")).min(1).max(4)),
    ])
    .optional(),
  url: z.union([blank, server]).optional(),
});
export type BatchFileQuery = z.output<typeof batchFileQuery>;

const leftOut = z.object({ mac: z.string(), because: z.string() });
export const batchFile = z.object({
  kind: z.enum(BATCH_FILE_KINDS),
  title: z.string(),
  use: z.string(),
  source: z.string(),
  /** What the person has to name for it. */
  asks: z.enum(["server", "dhcp"]).nullable(),
  phones: z.number().int(),
  leftOut: z.array(leftOut),
  /** Loads with their phones, where there is a file for each. */
  loads: z.array(z.object({ load: z.string(), phones: z.number().int() })),
});
export type BatchFile = z.output<typeof batchFile>;
export const batchFiles = z.object({
  items: z.array(batchFile),
  /** Where the phones find their files if nobody names another server. */
  server: z.string().nullable(),
});
export type BatchFiles = z.output<typeof batchFiles>;

/** Sites by name, `none` for phones without one; left out: the whole project. */
export const handoverQuery = z.strictObject({ site: phoneFilters.site });
