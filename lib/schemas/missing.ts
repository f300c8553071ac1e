import * as z from "zod";

const count = z.number().int();

/** Phones whose verdict waits for a fact, counted by what is missing, by place and by model; each can be opened. */
export const missingFacts = z.object({
  total: count,
  reasons: z.array(z.object({ code: z.string(), label: z.string(), count })),
  sites: z.array(
    z.object({
      /** null: no site is known. */
      site: z.string().nullable(),
      count,
      reasons: z.record(z.string(), count),
      floors: z.array(z.object({ floor: z.string().nullable(), count })),
    }),
  ),
  models: z.array(z.object({ model: z.string().nullable(), count, reasons: z.record(z.string(), count) })),
});
export type MissingFacts = z.output<typeof missingFacts>;

/** A phone of the collection sheet. */
export type SheetPhone = {
  id: string;
  mac: string;
  model: string | null;
  pid: string | null;
  vid: number | null;
  serial: string | null;
  site: string | null;
  floor: string | null;
  owner: string | null;
  directoryNumber: string | null;
  description: string | null;
  reason: string;
  revision: number;
};
