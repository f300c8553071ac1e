"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { routeOf } from "@/components/ui/route-of";
import { useShortcut } from "@/components/ui/use-shortcut";

type PhoneNeighboursProps = {
  /** Addresses; null at the ends of the list. */
  previous: string | null;
  next: string | null;
};

/** To the phones beside this one in the list it was opened from; also with k and j. Back still leads to the list. */
export function PhoneNeighbours({ previous, next }: PhoneNeighboursProps) {
  const router = useRouter();
  const go = (href: string | null) => href && router.replace(routeOf(href));
  useShortcut("k", () => go(previous));
  useShortcut("j", () => go(next));
  return (
    <div className="flex">
      <Button
        size="icon"
        aria-label="Previous phone"
        aria-keyshortcuts="k"
        title="Previous phone (k)"
        disabled={!previous}
        onClick={() => go(previous)}
        className="rounded-r-none border-r-0"
      >
        <ChevronLeft aria-hidden />
      </Button>
      <Button
        size="icon"
        aria-label="Next phone"
        aria-keyshortcuts="j"
        title="Next phone (j)"
        disabled={!next}
        onClick={() => go(next)}
        className="rounded-l-none"
      >
        <ChevronRight aria-hidden />
      </Button>
    </div>
  );
}
