import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/**
 * The linter finds cycles of values only. A cycle through `import type` compiles and runs, but its files can no longer be
 * understood, moved or tested one by one, so here every import counts.
 */

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g;

function sourcesUnder(folder: string): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}

/** Which of the files each file imports, by `@/` or relative to itself, as a value or as a type. */
function importsOf(files: readonly string[]): Map<string, string[]> {
  const all = new Set(files);
  const target = (file: string, text: string) => {
    if (text.startsWith("@/")) return text.slice(2);
    return text.startsWith(".") ? path.join(path.dirname(file), text) : null;
  };
  return new Map(
    files.map((file) => {
      const texts = [...fs.readFileSync(path.join(ROOT, file), "utf8").matchAll(IMPORT)].map(([, text]) => text ?? "");
      const found = texts.flatMap((text) => {
        const base = target(file, text);
        return base === null ? [] : [base, `${base}.ts`, `${base}.tsx`].filter((name) => all.has(name));
      });
      return [file, found];
    }),
  );
}

/** The files that lie on a cycle: take away, as long as there is one, every file that imports no file that is left. */
function onCycles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  let left = new Map(imports);
  for (;;) {
    const isNeeded = ([, targets]: [string, readonly string[]]) => targets.some((target) => left.has(target));
    const next = new Map([...left].filter(isNeeded));
    if (next.size === left.size) break;
    left = next;
  }
  return [...left.keys()].filter((file) => reaches(left, file, file)).sort();
}

function reaches(imports: ReadonlyMap<string, readonly string[]>, from: string, wanted: string): boolean {
  const seen = new Set<string>();
  const waiting = [...(imports.get(from) ?? [])];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (file === wanted) return true;
    if (seen.has(file)) continue;
    seen.add(file);
    waiting.push(...(imports.get(file) ?? []));
  }
  return false;
}

test.each([
  { imports: { a: ["b"], b: ["c"], c: [] }, cycle: [], because: "a chain ends" },
  { imports: { a: ["b"], b: ["a"], c: ["a"] }, cycle: ["a", "b"], because: "c looks at the cycle, but is not on it" },
  { imports: { a: ["b"], b: ["c"], c: ["a"], d: ["d"] }, cycle: ["a", "b", "c", "d"], because: "long, and of one" },
])("$cycle lie on a cycle: $because", ({ imports, cycle }) => {
  expect(onCycles(new Map(Object.entries(imports)))).toEqual(cycle);
});

test("no file of lib/domain, lib/schemas or lib/server lies on a cycle of imports, types counted", () => {
  const imports = importsOf(["lib/domain", "lib/schemas", "lib/server"].flatMap(sourcesUnder));
  expect([...imports.values()].flat().length).toBeGreaterThan(100); // the imports were seen at all
  expect(onCycles(imports)).toEqual([]);
});

/** Each stands on those behind it and on no other folder of its kind. */
const GROUND = [
  {
    folder: "lib/domain/rules/licensing",
    refuses: "lib/domain/rules/eligibility",
    because: "eligibility asks for the licence",
  },
  { folder: "lib/domain/rules", refuses: "lib/domain/procedure", because: "steps are made of rules" },
  { folder: "lib/domain/rules", refuses: "lib/domain/evidence", because: "evidence is judged by rules" },
  { folder: "lib/domain/phone", refuses: "lib/domain/rules", because: "a phone is what it is under any rule" },
];

test.each(GROUND)("$folder imports nothing of $refuses: $because", ({ folder, refuses }) => {
  const imports = importsOf(sourcesUnder("lib/domain"));
  const wrong = [...imports].flatMap(([file, targets]) =>
    file.startsWith(`${folder}/`) ? targets.filter((target) => target.startsWith(`${refuses}/`)) : [],
  );
  expect(wrong).toEqual([]);
});
