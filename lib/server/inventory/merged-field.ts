import "server-only";
import type { InventoryField } from "@/lib/domain/inventory-file/fields";
import { type FileField, phoneField, WORK_FIELDS, withFollowers } from "@/lib/domain/phone/fields";
import { isWord } from "@/lib/domain/words";
import type { ImportOptions } from "@/lib/schemas/imports";

/** Which side wins, field by field, when a row of a file ("staged" s) meets a known phone ("Phone" p). */

type Group = {
  fields: readonly FileField[];
  /** Fields of a file that fill them. */
  from: readonly InventoryField[];
  /** The file says something that may count. */
  fileWins: string;
  /** The inventory knows something already. */
  isKnown: string;
};

/** A model name says less than an order code that is known already; another model is news in either form. */
const PID_WINS = `(s."model" IS NOT NULL AND (s."precision" = 'pid' OR p."model" IS DISTINCT FROM s."model" OR (p."precision" IS DISTINCT FROM 'pid' AND NOT (s."pid" IS NULL AND p."pid" IS NOT NULL))))
      OR (s."pid" IS NOT NULL AND p."model" IS NULL)`;

/** Fields of a file that fill a field, where they are called otherwise. */
const FROM: Partial<Record<FileField, readonly InventoryField[]>> = {
  pid: ["pid", "model"],
  statedFirmware: ["runningFirmware", "load"], // "Firmware" is also a header above "MPP"
};

/** Fields that follow from one are only true together with it: they are taken from one side as a whole. */
function groupOf(field: FileField): Group {
  const lead = (phoneField(field)?.follows ?? field) as FileField;
  const fields = withFollowers(lead) as readonly FileField[];
  const from = FROM[lead] ?? [lead as InventoryField];
  if (lead === "pid") return { fields, from, fileWins: PID_WINS, isKnown: `p."model" IS NOT NULL` };
  if (lead === "isRmaReplacement") return { fields, from, fileWins: `s."${lead}" IS NOT NULL`, isKnown: `p."${lead}"` };
  if (lead !== "load") return { fields, from, fileWins: `s."${lead}" IS NOT NULL`, isKnown: `p."${lead}" IS NOT NULL` };
  return {
    fields,
    from,
    fileWins: `s."load" IS NOT NULL OR s."version" IS NOT NULL`,
    isKnown: `(p."load" IS NOT NULL OR p."version" IS NOT NULL)`,
  };
}

const isCorrected = (group: Group) =>
  `coalesce(p."corrected", '{}') && ARRAY[${[...new Set([...group.fields, ...group.from])].map((name) => `'${name}'`).join(", ")}]`;

/** Before the name of a column kept as it came, among the fields set by hand. */
const EXTRA = "extra.";

/** SQL: the file says something else than what a person set in a column kept as it came. */
export const EXTRA_KEPT = `EXISTS (SELECT FROM unnest(p."corrected") c WHERE c LIKE '${EXTRA}%' AND s."extra" ? substr(c, ${EXTRA.length + 1})
  AND s."extra"->substr(c, ${EXTRA.length + 1}) IS DISTINCT FROM p."extra"->substr(c, ${EXTRA.length + 1}))`;

/**
 * SQL over "changed" c: the fields set by hand that the file did not overwrite. A value that came from a file is nobody's
 * correction any more.
 */
export const STILL_CORRECTED = `ARRAY(SELECT f FROM unnest(coalesce(c."corrected", '{}')) f WHERE NOT CASE
  WHEN f LIKE '${EXTRA}%' THEN c."changes" ? 'extra' AND c."changes"#>ARRAY['extra', '0', substr(f, ${EXTRA.length + 1})] IS DISTINCT FROM c."changes"#>ARRAY['extra', '1', substr(f, ${EXTRA.length + 1})]
  WHEN f = 'runningFirmware' THEN c."changes" ? 'statedFirmware'
  WHEN f = 'pid' THEN c."changes" ?| ARRAY['pid', 'model']
  WHEN f = 'load' THEN c."changes" ?| ARRAY['load', 'version']
  ELSE c."changes" ? f END)`;

/**
 * SQL of the value that a field will have, over "staged" s, "Phone" p and its "PhoneWork" w: a blank never overwrites, a
 * correction by hand stays unless told, and what the work changes stays as it was found once the phone has begun.
 */
export function mergedField(field: FileField | "extra", { fillOnly, corrections }: ImportOptions): string {
  if (field === "extra") {
    const fromFile =
      corrections === "keep"
        ? `s."extra" - ARRAY(SELECT substr(c, ${EXTRA.length + 1}) FROM unnest(coalesce(p."corrected", '{}')) c WHERE c LIKE '${EXTRA}%')`
        : `s."extra"`;
    return `CASE WHEN s."extra" IS NULL THEN p."extra" ELSE nullif(coalesce(p."extra", '{}') || (${fromFile}), '{}') END`;
  }
  const group = groupOf(field);
  const isOfWork = isWord(WORK_FIELDS, field);
  const stays = [
    ...(isOfWork ? [`w."begunAt" IS NOT NULL`] : []),
    ...(group.from.some((name) => fillOnly.includes(name)) ? [group.isKnown] : []),
    ...(corrections === "keep" ? [isCorrected(group)] : []),
  ];
  const wins = [`(${group.fileWins})`, ...stays.map((condition) => `NOT (${condition})`)].join(" AND ");
  return `CASE WHEN ${wins} THEN s."${field}" ELSE p."${field}" END`;
}

/** SQL: the file says something else than the inventory, whoever wins. */
export function wouldChangeByFile(field: FileField): string {
  return `(${groupOf(field).fileWins}) AND s."${field}" IS DISTINCT FROM p."${field}"`;
}
