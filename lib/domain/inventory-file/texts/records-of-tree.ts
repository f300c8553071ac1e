import { FIELD_OF_HEADER, normaliseHeader } from "@/lib/domain/inventory-file/fields";
import { parseMac } from "@/lib/domain/phone/mac";
import type { TextTable } from "./text-table";

/** What JSON and XML come down to. */
export type Scalar = string | number | boolean | null;
export type Tree = Scalar | Tree[] | { [key: string]: Tree };
type Branch = { [key: string]: Tree };

/** Names that stand for "one of a list" where a converter made an object of a list of one. */
const LIST_NAMES: ReadonlySet<string> = new Set(["item", "row", "phone", "device"]);
/** Wrappers that a converter puts around a value, and lists whose name tells nothing. */
const SILENT_NAMES: ReadonlySet<string> = new Set(["item", "_value_1", "#text", "$value"]);
const MOST_COLUMNS = 500;
/** A SEP name in a long text, such as a message, makes no record. */
const LONGEST_MAC = 60;

type Place = { node: Branch; path: string; parents: readonly { node: Branch; isElement: boolean }[] };

/**
 * Finds the list of phones in a tree, wherever it lies: the objects that hold a MAC, with whatever lies beside them in the same lists.
 * Nested objects become columns `a.b`, a list of values one cell. `null` where nothing holds a MAC.
 */
export function recordsOf(tree: Tree, name: string): TextTable | null {
  const places: Place[] = [];
  walk(tree, "", [], places);
  const sure = places.filter(({ node }) => Object.values(node).some(isSureMac));
  const withMac = sure.length > 0 ? sure : places.filter(({ node }) => Object.values(node).some(isMacValue));
  return withMac.length === 0 ? null : tableOf(besideMacs(withMac, places), name);
}

/** Collects every object; a list adds nothing to the path, so that lists of one and of many are the same place. */
function walk(tree: Tree, path: string, parents: Place["parents"], places: Place[]): void {
  if (Array.isArray(tree)) {
    for (const each of tree) {
      if (isBranch(each)) visit(each, { path, parents, isElement: true }, places);
      else walk(each, path, parents, places);
    }
  } else if (isBranch(tree)) visit(tree, { path, parents, isElement: false }, places);
}

type Visit = { path: string; parents: Place["parents"]; isElement: boolean };

function visit(node: Branch, { path, parents, isElement }: Visit, places: Place[]): void {
  places.push({ node, path, parents: [...parents, { node, isElement }] });
  const keys = Object.keys(node);
  for (const key of keys) {
    const below = node[key];
    if (below === undefined || !isTree(below)) continue;
    const isListOfOne = keys.length === 1 && LIST_NAMES.has(key) && isBranch(below);
    const inside = [...parents, { node, isElement }];
    if (isListOfOne) visit(below, { path: `${path}.${key}`, parents: inside, isElement: true }, places);
    else walk(below, `${path}.${key}`, inside, places);
  }
}

/** The elements of lists that hold the MACs, and those of the same place that hold none: soft clients, rooms. */
function besideMacs(withMac: readonly Place[], places: readonly Place[]): Branch[] {
  const elements = new Set<Branch>();
  for (const { parents } of withMac) {
    const element = parents.findLast(({ isElement }) => isElement) ?? parents.at(-1);
    if (element) elements.add(element.node);
  }
  const counts = new Map<string, number>();
  for (const { node, path } of places) if (elements.has(node)) counts.set(path, (counts.get(path) ?? 0) + 1);
  const paths = pathsOfRows(counts);
  return places.flatMap(({ node, path }) => (paths.has(path) ? [node] : []));
}

/** A place inside another has so many times more MACs before its objects are the rows: else they are parts of a phone. */
const FAR_MORE = 10;

/** Of places that lie inside one another one each: the outer, unless it holds but a few MACs beside the many inside. */
function pathsOfRows(counts: ReadonlyMap<string, number>): Set<string> {
  const chosen = new Set<string>();
  for (const [path, count] of [...counts].sort(([one], [other]) => one.length - other.length)) {
    const outer = [...chosen].find((each) => path.startsWith(`${each}.`));
    if (outer === undefined) chosen.add(path);
    else if (count > (counts.get(outer) ?? 0) * FAR_MORE) {
      chosen.delete(outer);
      chosen.add(path);
    }
  }
  return chosen;
}

function tableOf(records: readonly Branch[], name: string): TextTable {
  const columns = new Map<string, number>();
  const rows = records.map((record, index) => {
    const cells: string[] = [];
    flatten(record, "", (path, value) => {
      let at = columns.get(path);
      if (at === undefined) {
        if (columns.size >= MOST_COLUMNS) return;
        at = columns.size;
        columns.set(path, at);
      }
      cells[at] = value;
    });
    return { line: index + 1, cells };
  });
  const header = shortNames([...columns.keys()]);
  for (const row of rows) row.cells = Array.from(header, (_, index) => row.cells[index] ?? "");
  return { name, header, rows };
}

function flatten(branch: Branch, prefix: string, add: (path: string, value: string) => void): void {
  for (const key of Object.keys(branch)) {
    const value = branch[key];
    const path = SILENT_NAMES.has(key) && prefix !== "" ? prefix : prefix === "" ? key : `${prefix}.${key}`;
    if (value === undefined) continue;
    if (Array.isArray(value)) flattenList(value, path, add);
    else if (isBranch(value)) flatten(value, path, add);
    else if (value !== null && value !== "") add(path, String(value));
  }
}

/** Values are joined; of several objects each further one has its number in its columns' names. */
function flattenList(list: readonly Tree[], path: string, add: (path: string, value: string) => void): void {
  const scalars = list.filter((each) => !isTree(each) && each !== null);
  if (scalars.length > 0) add(path, scalars.join("; "));
  for (const [index, each] of list.filter(isTree).entries()) {
    const numbered = index === 0 ? path : `${path} ${index + 1}`;
    if (Array.isArray(each)) flattenList(each, numbered, add);
    else if (isBranch(each)) flatten(each, numbered, add);
  }
}

/** `IPAddress.IP` goes by `IP`, which the import knows, unless another column has that name. */
function shortNames(paths: readonly string[]): string[] {
  const taken = new Set(paths);
  return paths.map((path) => {
    const last = path.slice(path.lastIndexOf(".") + 1);
    if (last === path || FIELD_OF_HEADER.has(normaliseHeader(path))) return path;
    if (taken.has(last) || !FIELD_OF_HEADER.has(normaliseHeader(last))) return path;
    taken.add(last);
    return last;
  });
}

const isTree = (value: Tree): value is Tree[] | Branch => typeof value === "object" && value !== null;
const isBranch = (value: Tree): value is Branch => isTree(value) && !Array.isArray(value);
const isMacValue = (value: Tree): boolean =>
  typeof value === "string" && value.length >= 12 && value.length <= LONGEST_MAC && parseMac(value).ok;
/** Twelve digits alone may be a time or a number of anything. */
const isSureMac = (value: Tree): boolean => isMacValue(value) && /[a-f:.-]/i.test(String(value));
