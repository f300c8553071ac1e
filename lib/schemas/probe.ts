import * as z from "zod";
import { id, line } from "./shared";

/** Which phones are asked for their page: those of one batch, or of one site. */
export const probeInput = z
  .strictObject({ batchId: id.optional(), site: line(200).optional() })
  .refine(
    ({ batchId, site }) => (batchId === undefined) !== (site === undefined),
    "Name a batch or a site, one of them.",
  );
export type ProbeInput = z.output<typeof probeInput>;

/**
 * How asking a phone ended. Evidence: `verified` to `insufficient`. Before the work: `filled`, what was missing is known now;
 * `as-known`, it told nothing new; `differs`, it tells other than the inventory, which stands. The others were not probed.
 */
export const PROBE_OUTCOMES = [
  "verified",
  "moved",
  "contradicted",
  "insufficient",
  "filled",
  "as-known",
  "differs",
  "other-phone",
  "unusable",
  "nobody",
  "not-listed",
  "no-address",
  "not-stored",
] as const;
export type ProbeOutcome = (typeof PROBE_OUTCOMES)[number];
