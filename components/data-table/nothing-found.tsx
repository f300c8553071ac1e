import { EmptyState } from "@/components/ui/empty-state";

/** What a list says when nothing matches and it has no better words. Loaded by TableEmpty. */
export function NothingFound() {
  return <EmptyState title="Nothing found">Try another search, or remove a filter.</EmptyState>;
}
