import * as z from "zod";
import { phoneFilters } from "./phones";
import { line } from "./shared";

/** Search, filters and sort as the address of the inventory holds them: lists joined by commas. */
const KEYS = [...Object.keys(phoneFilters), "sort"];
const viewQuery = z
  .record(z.string().max(40), z.string().max(4000))
  .refine((query) => Object.keys(query).every((key) => KEYS.includes(key)), `Only ${KEYS.join(", ")}.`);

/** Columns in order; none: the usual ones. */
const viewColumns = z
  .array(z.strictObject({ id: line(210), width: z.number().int().min(40).max(1200).optional() }))
  .max(100);
export type ViewColumns = z.output<typeof viewColumns>;

export const createViewInput = z.strictObject({ name: line(80), query: viewQuery, columns: viewColumns.default([]) });
export const editViewInput = z.strictObject({ name: line(80), query: viewQuery, columns: viewColumns }).partial();

export const savedView = z.object({
  id: z.string(),
  name: z.string(),
  query: z.record(z.string(), z.string()),
  columns: viewColumns,
  version: z.number().int(),
  createdBy: z.string().nullable(),
  updatedAt: z.string(),
});
export type SavedView = z.output<typeof savedView>;
export const savedViews = z.object({ items: z.array(savedView) });
