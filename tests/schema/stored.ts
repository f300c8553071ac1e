import { pool } from "@/lib/server/database/db";

/**
 * What the migrations made, read from PostgreSQL's own catalogue, in the lines of declared.ts. schema.prisma cannot say an
 * index over an expression, nor a condition: such a unique index is left out, an ordinary one compared without it.
 */
export async function storedSchema(): Promise<string[]> {
  const found = await Promise.all([COLUMNS, FOREIGN_KEYS, INDEXES].map((sql) => pool.query<{ line: string }>(sql)));
  return found.flatMap(({ rows }) => rows.map(({ line }) => line)).sort();
}

const tablesOf = (alias: string, prefix: string) =>
  `JOIN pg_class t ON t.oid = ${alias}.${prefix}relid AND t.relkind = 'r' AND t.relname <> '_prisma_migrations'
    AND t.relnamespace = 'public'::regnamespace`;

/** A default loses its casts ('ready'::text) and the name of its sequence. */
const COLUMNS = `
  SELECT 'column ' || t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attnotnull OR a.attndims > 0 THEN ' not null' ELSE '' END
    || CASE WHEN a.attgenerated <> '' THEN ' default generated'
            WHEN d.oid IS NULL THEN ''
            ELSE ' default ' || regexp_replace(regexp_replace(pg_get_expr(d.adbin, d.adrelid), '^nextval.*', 'nextval'), '::[a-z]+(\\[\\])?', '', 'g') END
    AS "line"
  FROM pg_attribute a ${tablesOf("a", "att")} LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped`;

const columnNames = (table: string, numbers: string) =>
  `(SELECT string_agg(c.attname, ', ' ORDER BY k.at) FROM unnest(${numbers}) WITH ORDINALITY AS k(number, at)
    JOIN pg_attribute c ON c.attrelid = ${table} AND c.attnum = k.number)`;
const action = (column: string) =>
  `CASE ${column} WHEN 'c' THEN 'Cascade' WHEN 'r' THEN 'Restrict' WHEN 'n' THEN 'SetNull' WHEN 'd' THEN 'SetDefault' ELSE 'NoAction' END`;

const FOREIGN_KEYS = `
  SELECT 'foreign key ' || t.relname || ' (' || ${columnNames("f.conrelid", "f.conkey")} || ') to '
    || (SELECT relname FROM pg_class WHERE oid = f.confrelid) || ' (' || ${columnNames("f.confrelid", "f.confkey")} || ')'
    || ' on delete ' || ${action("f.confdeltype")} || ' on update ' || ${action("f.confupdtype")} AS "line"
  FROM pg_constraint f ${tablesOf("f", "con")} WHERE f.contype = 'f'`;

const INDEXES = `
  SELECT CASE WHEN x.indisprimary THEN 'primary key ' WHEN x.indisunique THEN 'unique index ' ELSE 'index ' END
    || i.relname || ' on ' || t.relname || ' ' || m.amname || ' ('
    || (SELECT string_agg(
          c.attname || CASE WHEN o.opcdefault THEN '' ELSE ' ' || o.opcname END || CASE WHEN k.option & 1 = 1 THEN ' DESC' ELSE '' END,
          ', ' ORDER BY k.at)
        FROM unnest(x.indkey::int2[], x.indclass::oid[], x.indoption::int2[]) WITH ORDINALITY AS k(number, class, option, at)
        JOIN pg_attribute c ON c.attrelid = x.indrelid AND c.attnum = k.number
        JOIN pg_opclass o ON o.oid = k.class) || ')' AS "line"
  FROM pg_index x ${tablesOf("x", "ind")} JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
  WHERE x.indexprs IS NULL AND (x.indpred IS NULL OR NOT x.indisunique)`;
