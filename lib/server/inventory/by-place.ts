import "server-only";
import { sql } from "@/lib/server/database/sql";

/**
 * The way round a building: by site, by the number of the floor (`2`, `-1`, `Floor 2`, `2nd`), then by what stands on the desk. Numbers in
 * a text are padded with zeros, so that room 9 comes before room 10.
 */
export const BY_PLACE = sql`p."site" NULLS LAST, substring(p."floor" from '(?:^|[^[:alnum:]-])(-?[0-9]{1,4})(?![0-9])')::int NULLS LAST,
  regexp_replace(regexp_replace(p."floor", '([0-9]+)', '00000000\\1', 'g'), '[0-9]*([0-9]{8})', '\\1', 'g') NULLS LAST,
  regexp_replace(regexp_replace(p."description", '([0-9]+)', '00000000\\1', 'g'), '[0-9]*([0-9]{8})', '\\1', 'g') NULLS LAST, p."mac"`;
