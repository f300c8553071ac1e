import * as z from "zod";
import { CCW_COLUMNS, CCW_USUAL } from "@/lib/domain/pricing/ccw";
import { ORDER_LINE_KINDS, SERVICE_CONTRACTS } from "@/lib/domain/pricing/order-list";
import { listOf } from "./shared";

const count = z.number().int();

export const serviceContractInput = z.strictObject({ serviceContract: z.enum(SERVICE_CONTRACTS) });

/** Which phones are ordered for, and whether the pilot's licences are not for resale. */
const scope = {
  site: listOf(z.string().max(200)).optional(),
  batch: listOf(z.string().max(200)).optional(),
  pilotNfr: z.enum(["yes", "no"]).default("no"),
};
export const orderListQuery = z.strictObject(scope);
export type OrderListQuery = z.output<typeof orderListQuery>;
export const orderListCsvQuery = z.strictObject({
  ...scope,
  columns: listOf(z.enum(CCW_COLUMNS))
    .optional()
    .transform((columns) => columns ?? [...CCW_USUAL]),
});

export const orderList = z.object({
  contract: z.enum(SERVICE_CONTRACTS),
  lines: z.array(
    z.object({
      kind: z.enum(ORDER_LINE_KINDS),
      sku: z.string(),
      licenseSku: z.string(),
      quantity: count,
      /** Of the quantity: phones whose licence may turn out free. */
      mayBeFree: count,
      /** Not for resale. */
      isNfr: z.boolean(),
      /** Ordered only when the customer turns out to have no service contract. */
      isOpen: z.boolean(),
    }),
  ),
  /** Licences that may be free, by what is to be checked. */
  checkFirst: z.array(
    z.object({
      sku: z.string(),
      supportSku: z.string().nullable(),
      ruleId: z.string(),
      text: z.string(),
      quantity: count,
    }),
  ),
  /** Phones whose licence comes by a case with Global Licensing Operations, by itself, or is not known yet. */
  gloCases: count,
  automatic: count,
  undecided: count,
  /** Licences to order for phones of pilot batches: in a lab or demonstration they can be not for resale. */
  pilot: z.object({ quantity: count, batchIds: z.array(z.string()) }),
});
export type OrderListAnswer = z.output<typeof orderList>;
