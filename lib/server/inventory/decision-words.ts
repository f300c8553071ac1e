import "server-only";
import type { PhoneRow } from "@/lib/schemas/phones";
import { query, sql } from "@/lib/server/database/sql";

/** What a list says of a decision. */
export type DecisionWords = Pick<PhoneRow, "reasons" | "advisories" | "license">;

type Row = {
  id: string;
  reasons: PhoneRow["reasons"];
  advisories: PhoneRow["advisories"];
  licenseKind: PhoneRow["license"]["kind"];
  licenseSku: string | null;
  mayBeFree: boolean;
};

/** A decision is never changed, so what was read of it holds; thousands of phones share one. */
const known = new Map<string, DecisionWords>();
const MOST_KNOWN = 20_000;

/** The words of these decisions by id; only those are read that nobody asked for before. */
export async function loadDecisionWords(
  projectId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DecisionWords>> {
  const wanted = [...new Set(ids)];
  const missing = wanted.filter((id) => !known.has(id));
  if (missing.length > 0) {
    const rows = await query<Row>(sql`
      SELECT d."id", d."licenseKind", d."licenseSku", d."mayBeFree",
        jsonb_path_query_array(d."detail", '$.reasons[*]') AS "reasons", jsonb_path_query_array(d."detail", '$.advisories[*]') AS "advisories"
      FROM "Decision" d WHERE d."projectId" = ${projectId}::uuid AND d."id" = ANY(${missing}::uuid[])`);
    if (known.size + rows.length > MOST_KNOWN) known.clear();
    for (const { id, reasons, advisories, licenseKind, licenseSku, mayBeFree } of rows)
      known.set(id, {
        reasons: reasons.map(({ code, text }) => ({ code, text })),
        advisories: advisories.map(({ code, text }) => ({ code, text })),
        license: { kind: licenseKind, ...(licenseSku ? { sku: licenseSku } : {}), mayBeFree },
      });
  }
  return new Map(
    wanted.flatMap((id) => {
      const words = known.get(id);
      return words ? [[id, words]] : [];
    }),
  );
}
