import "server-only";
import { sql } from "@/lib/server/database/sql";

/** The way round a building: by site, floor as a number where it is one, then by what stands on the desk. */
export const BY_PLACE = sql`p."site" NULLS LAST, (CASE WHEN p."floor" ~ '^-?[0-9]{1,4}$' THEN p."floor"::int END) NULLS LAST, p."floor" NULLS LAST, p."description" NULLS LAST, p."mac"`;
