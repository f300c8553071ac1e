import "server-only";

/**
 * What a phone that has begun shows now, beside what it was found with: one row for each fact, its column in "PhoneWork", the
 * column of "Phone" it stands beside, and its name in the history.
 */
export const NOW_FACTS = [
  { column: "nowLoad", found: "load", key: "now.load", type: "text" },
  { column: "nowVersion", found: "version", key: "now.version", type: "text" },
  { column: "nowFirmware", found: "runningFirmware", key: "now.runningFirmware", type: "text" },
  { column: "nowProductName", found: "productName", key: "now.productName", type: "text" },
  { column: "nowRegistrationState", found: "registrationState", key: "now.registrationState", type: "text" },
  {
    column: "nowTransitionAuthorizationType",
    found: "transitionAuthorizationType",
    key: "now.transitionAuthorizationType",
    type: "text",
  },
  {
    column: "nowTransitionAuthorizationStatus",
    found: null,
    key: "now.transitionAuthorizationStatus",
    type: "text",
  },
  { column: "nowHasLicenseWarning", found: "hasLicenseWarning", key: "now.hasLicenseWarning", type: "boolean" },
] as const;
export type NowColumn = (typeof NOW_FACTS)[number]["column"];
export type NowFacts = Partial<Record<NowColumn, string | boolean | null>>;

/** SQL of the firmware that values of a row say: what is stated, else the load, else the page's product name. */
export const firmwareSaidSql = (alias: string): string =>
  `coalesce(${alias}."statedFirmware", ${alias}."loadFirmware", CASE WHEN ${alias}."productName" ~* '3P(CC|C|W)' THEN 'mpp' END)`;

/** SQL: what is known of a fact now, over "Phone" p and "PhoneWork" w; without newer word it is as it was found. */
export const knownNowSql = ({ column, found }: (typeof NOW_FACTS)[number]): string =>
  found === null ? `w."${column}"` : `coalesce(w."${column}", p."${found}")`;

/**
 * SQL: the object of what a row of values changes of a phone's present, `{ "now.load": [old, new] }`, over "Phone" p,
 * "PhoneWork" w and the values under `alias`. What the row does not say is not in it.
 */
export function nowChangesSql(alias: string, columns: ReadonlySet<string>): string {
  const parts = NOW_FACTS.flatMap((fact) => {
    const newValue =
      fact.column === "nowFirmware"
        ? firmwareSaidSql(alias)
        : fact.found && columns.has(fact.found)
          ? `${alias}."${fact.found}"`
          : null;
    if (newValue === null) return [];
    const known = knownNowSql(fact);
    return [
      `CASE WHEN ${newValue} IS NOT NULL AND ${newValue} IS DISTINCT FROM ${known} THEN jsonb_build_object('${fact.key}', jsonb_build_array(${known}, ${newValue})) ELSE '{}' END`,
    ];
  });
  return `(${parts.join(" || ")})`;
}

/** SQL: the assignments that write `{ "now.load": [old, new] }` of `changes` to "PhoneWork" w. */
export const setNowSql = (changes: string): string =>
  NOW_FACTS.map(
    ({ column, key, type }) =>
      `"${column}" = CASE WHEN ${changes} ? '${key}' THEN (${changes}->'${key}'->>1)::${type} ELSE w."${column}" END`,
  ).join(", ");

/** SQL: true when `changes` says something of the present. */
export const saysNowSql = (changes: string): string =>
  `${changes} ?| ARRAY[${NOW_FACTS.map(({ key }) => `'${key}'`).join(", ")}]`;
