import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";

/** Where counted phones are found: a project, and filters of its inventory. */
export type MissingScope = { projectId: string; filter: Record<string, string> };

type MissingCountProps = { scope: MissingScope; count: number; more: Record<string, string>; label: string };

/** A number of phones that opens them, or a dash. */
export function MissingCount({ scope: { projectId, filter }, count, more, label }: MissingCountProps) {
  if (count === 0) return <span className="text-muted">–</span>;
  return <CountLink count={count} href={inventoryHref(projectId, { ...filter, ...more })} label={label} />;
}
