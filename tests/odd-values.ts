/** Values that have broken servers, for every place of a request (tests/odd-values.test.ts). */

const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

const TEXTS: readonly string[] = [
  "",
  " ",
  "0",
  "-1",
  "1.5",
  "2147483648",
  "NaN",
  "a\0b",
  "a\ud800b",
  "\udfff",
  "😀",
  "\u202e\ufeff",
  "'",
  '"\\',
  "%",
  "%00",
  "%ED%A0%80",
  ",",
  ",,,",
  "{}",
  "null",
  "x".repeat(10_000),
  "0000-01-01T00:00:00Z",
  "2026-01-01T00:00:00+23:59",
  "9999-12-31T23:59:59-23:59",
  "2026-13-45T99:99:99Z",
  "+275760-09-13T00:00:00.000Z",
  "00000000-0000-0000-0000-000000000000",
  '[1.5,"A"]',
  '[2147483648,"A"]',
  cursorOf([1.5, "A"]),
  cursorOf([2_147_483_648, "A"]),
  cursorOf(["\0", null]),
  cursorOf([{}, []]),
];

const OTHERS: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2_147_483_647,
  2_147_483_648,
  -2_147_483_649,
  2 ** 63,
  [],
  [null],
  [[[]]],
  {},
  { not: "" },
  JSON.parse('{"__proto__":1,"constructor":null}'),
  Array.from({ length: 2_000 }, () => "x"),
];

export const ODD_TEXTS = TEXTS;
export const ODD_VALUES: readonly unknown[] = [...TEXTS, ...OTHERS];

export type JsonSchema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  minItems?: number;
  default?: unknown;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
};

/** A value that fits a schema as far as the schema says it. */
export function sampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(schema.anyOf[0] ?? {});
  if (schema.type === "object")
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, sampleOf(inner)]));
  if (schema.type === "array") return [sampleOf(schema.items ?? {})];
  if (schema.type === "boolean") return false;
  if (schema.type === "integer" || schema.type === "number") return Math.max(1, schema.minimum ?? 1);
  if (schema.format === "uuid") return "01234567-89ab-7def-8123-456789abcdef";
  if (schema.format === "date-time") return "2026-11-27T12:00:00Z";
  if (schema.format === "email") return "somebody@example.com";
  return "text";
}

type Path = (string | number)[];

/** Every place in a value: the whole, each key, each entry. */
export function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    placesOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

/** The value with something else in one place. */
export function withValueAt(value: unknown, [first, ...rest]: Path, odd: unknown): unknown {
  if (first === undefined) return odd;
  if (Array.isArray(value)) return value.map((part, index) => (index === first ? withValueAt(part, rest, odd) : part));
  const record = value as Record<string, unknown>;
  return { ...record, [first]: withValueAt(record[first], rest, odd) };
}
