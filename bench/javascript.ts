import { measureFirstLoad } from "./first-load";
import { printTable } from "./table";

/** Compressed JavaScript that a browser loads before a page works. */
const pages = measureFirstLoad();
const budget = (route: string) => (/checklist|field/.test(route) ? 160 : 220);
printTable(
  "First-load JavaScript, gzip",
  pages.map(({ route, kilobytes }) => ({
    what: route,
    measured: `${kilobytes.toFixed(0)} kB`,
    budget: `≤ ${budget(route)} kB`,
    isWithin: kilobytes <= budget(route),
  })),
);
