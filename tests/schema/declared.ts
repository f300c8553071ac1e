import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** What schema.prisma declares, as Prisma itself reads it: one line for each column, key and index. */

type Field = {
  name: string;
  kind: "scalar" | "object";
  type: string;
  isList: boolean;
  isRequired: boolean;
  nativeType: [string, string[]] | null;
  default?: unknown;
  relationFromFields?: string[];
  relationToFields?: string[];
  relationOnDelete?: string;
  relationOnUpdate?: string;
};
type Index = {
  model: string;
  type: "id" | "unique" | "normal";
  dbName?: string;
  algorithm?: string;
  fields: { name: string; operatorClass?: string; sortOrder?: string }[];
};
type Datamodel = { models: { name: string; fields: Field[] }[]; indexes: Index[] };

export async function declaredSchema(): Promise<string[]> {
  const { models, indexes } = await parseSchema();
  return [
    ...models.flatMap(({ name, fields }) => fields.flatMap((field) => columnLine(name, field))),
    ...models.flatMap(({ name, fields }) => fields.flatMap((field) => foreignKeyLine(name, field))),
    ...indexes.map(indexLine),
  ].sort();
}

/** Runs `prisma generate` with a generator of ours, which hands over what Prisma read. */
async function parseSchema(): Promise<Datamodel> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-schema-"));
  const result = path.join(folder, "datamodel.json");
  const generator = `"${process.execPath}" "${path.join(import.meta.dirname, "dmmf-generator.mjs")}"`;
  const schema = fs
    .readFileSync("prisma/schema.prisma", "utf8")
    .replace(/^generator .*?^\}/ms, `generator parsed {\n  provider = ${JSON.stringify(generator)}\n}`);
  fs.writeFileSync(path.join(folder, "schema.prisma"), schema);
  await promisify(execFile)(
    process.execPath,
    ["node_modules/prisma/build/index.js", "generate", "--schema", path.join(folder, "schema.prisma")],
    { env: { ...process.env, DMMF_FILE: result, CHECKPOINT_DISABLE: "1" } },
  );
  const datamodel: Datamodel = JSON.parse(fs.readFileSync(result, "utf8"));
  fs.rmSync(folder, { recursive: true });
  return datamodel;
}

const TYPES: Readonly<Record<string, string>> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  Boolean: "boolean",
  Json: "jsonb",
  Bytes: "bytea",
  "String Uuid": "uuid",
  "String VarChar 12": "character varying(12)",
  "DateTime Timestamptz 3": "timestamp(3) with time zone",
};

function columnLine(table: string, field: Field): string[] {
  if (field.kind === "object") return [];
  const [native, sizes] = field.nativeType ?? ["", []];
  const key = [field.type, native, ...sizes].filter(Boolean).join(" ");
  const type = TYPES[key];
  if (type === undefined) throw new Error(`${table}.${field.name}: the type "${key}" is new, add it to TYPES`);
  const words = [`column ${table}.${field.name} ${type}${field.isList ? "[]" : ""}`];
  if (field.isRequired) words.push("not null"); // Prisma reads a list that is null as an empty one, and makes it nullable
  const value = defaultOf(field);
  if (value !== null) words.push(`default ${value}`);
  return [words.join(" ")];
}

/** The default that the database must have; ids are made by the client, generated columns by an expression. */
function defaultOf({ type, default: value }: Field): string | null {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? "ARRAY[]" : `ARRAY${JSON.stringify(value)}`;
  if (typeof value === "object" && value !== null && "name" in value) {
    if (value.name === "now") return "CURRENT_TIMESTAMP";
    if (value.name === "autoincrement") return "nextval";
    return value.name === "dbgenerated" ? "generated" : null;
  }
  return type === "String" || type === "Json" ? `'${value}'` : String(value);
}

function foreignKeyLine(table: string, field: Field): string[] {
  if (field.kind === "scalar" || !field.relationFromFields?.length) return [];
  const from = field.relationFromFields.join(", ");
  const onDelete = field.relationOnDelete ?? (field.isRequired ? "Restrict" : "SetNull");
  const onUpdate = field.relationOnUpdate ?? "Cascade";
  const to = `${field.type} (${field.relationToFields?.join(", ")})`;
  return [`foreign key ${table} (${from}) to ${to} on delete ${onDelete} on update ${onUpdate}`];
}

const INDEX_WORDS = { id: "primary key", unique: "unique index", normal: "index" };
const INDEX_ENDINGS = { id: "pkey", unique: "key", normal: "idx" };

function indexLine({ model, type, dbName, algorithm, fields }: Index): string {
  const columns = fields.map(({ name, operatorClass, sortOrder }) =>
    [name, operatorClass, sortOrder === "desc" ? "DESC" : undefined].filter(Boolean).join(" "),
  );
  const names = type === "id" ? [] : fields.map(({ name }) => name);
  const name = dbName ?? [model, ...names, INDEX_ENDINGS[type]].join("_");
  return `${INDEX_WORDS[type]} ${name} on ${model} ${(algorithm ?? "BTree").toLowerCase()} (${columns.join(", ")})`;
}
