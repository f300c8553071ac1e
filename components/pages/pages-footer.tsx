import { Button } from "@/components/ui/button";
import { formatNumber } from "@/lib/format/text";
import type { usePages } from "./use-pages";

type PagesFooterProps = Pick<
  ReturnType<typeof usePages>,
  "items" | "total" | "hasMore" | "isBusy" | "failure" | "load"
>;

/** Under a list that comes page by page: how much is shown, and the way to more. */
export function PagesFooter({ items, total, hasMore, isBusy, failure, load }: PagesFooterProps) {
  return (
    <div data-screen-only className="flex flex-wrap items-center gap-3 border-line border-t px-4 py-2">
      {hasMore && (
        <Button size="sm" isBusy={isBusy} onClick={() => void load()}>
          {failure ? "Try again" : items.length > 0 ? "Show more" : "Loading"}
        </Button>
      )}
      {total !== null && (
        <span className="text-muted text-xs tabular-nums">
          {formatNumber(items.length)} of {formatNumber(total)} shown
        </span>
      )}
      {failure && (
        <span role="alert" className="text-bad">
          {failure}
        </span>
      )}
    </div>
  );
}
