import "server-only";

/**
 * The decision of a phone that has begun stands still. A correction of what the phone is decides again: where the new decision
 * allows the same work with the same licence it takes the old one's place, else it waits as a conflict for a person.
 */

/** SQL: decisions `one` and `other` allow the same work: verdict, licence, support and what keeps a phone from being started. */
export function allowsTheSameSql(one: string, other: string): string {
  const blockers = (alias: string) =>
    `jsonb_path_exists(${alias}."detail", '$.requirements[*] ? (@.code == "target-load-floor" || @.code == "target-load-mismatch")')`;
  return `(${one}."verdict" = ${other}."verdict" AND ${one}."licenseKind" = ${other}."licenseKind" AND ${one}."licenseSku" IS NOT DISTINCT FROM ${other}."licenseSku" AND ${blockers(one)} = ${blockers(other)})`;
}
