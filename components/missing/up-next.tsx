import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { formatMac, formatNumber } from "@/lib/format/text";
import type { SheetPhone } from "@/lib/schemas/missing";
import { placeOf, roomOf } from "./phone-place";

type UpNextProps = {
  phones: readonly SheetPhone[];
  current: SheetPhone | null;
  onChoose: (mac: string) => void;
  /** The list holds only the first of those that wait. */
  isMore: boolean;
  onReload: () => void;
};

const SHOWN = 12;

/** The way ahead: phones of this place that still wait. */
export function UpNext({ phones, current, onChoose, isMore, onReload }: UpNextProps) {
  if (phones.length === 0) return null;
  const from = current === null ? 0 : Math.max(0, phones.indexOf(current));
  return (
    <Card>
      <CardHeader>
        <CardTitle>Next</CardTitle>
      </CardHeader>
      <ul className="divide-y divide-line">
        {phones.slice(from, from + SHOWN).map((phone) => (
          <li key={phone.mac}>
            <button
              type="button"
              aria-current={phone === current || undefined}
              onClick={() => onChoose(phone.mac)}
              className={cn(
                "block w-full px-4 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:min-h-11",
                phone === current && "bg-accent-soft",
              )}
            >
              <span className="block truncate">{roomOf(phone) || placeOf(phone) || "No place known"}</span>
              <span className="block truncate text-muted text-xs">
                <span className="code">{formatMac(phone.mac)}</span> {phone.model && `· Cisco ${phone.model}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-center justify-between gap-2 border-line border-t px-4 py-2 text-muted text-xs">
        {formatNumber(phones.length)} in this list
        {isMore && (
          <Button size="sm" onClick={onReload}>
            Load the next ones
          </Button>
        )}
      </p>
    </Card>
  );
}
