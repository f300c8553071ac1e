import { type KeyboardEvent, type PointerEvent, useState } from "react";

/** Width of a day, px. */
export const DAY_PX = 40;

type Drag = { id: string; startX: number; days: number };

/**
 * Moves bars by days, with mouse, pen or finger, and with Alt and the arrow keys.
 * @param onMove what is asked when a bar was let go on another day
 */
export function useBarDrag(onMove: (id: string, days: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const end = () => setDrag(null);
  const daysUntil = (event: PointerEvent<HTMLElement>, { startX }: Drag) =>
    Math.round((event.clientX - startX) / DAY_PX);
  return {
    /** By how many days the bar is moved while it is held. */
    movedBy: (id: string) => (drag?.id === id ? drag.days : 0),
    handlers: (id: string) => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId); // events go on when the pointer leaves the bar
        setDrag({ id, startX: event.clientX, days: 0 });
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (drag?.id === id) setDrag({ ...drag, days: daysUntil(event, drag) });
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        // asked of the event: the last way of the pointer may not be on the screen yet
        const days = drag?.id === id ? daysUntil(event, drag) : 0;
        if (days !== 0) onMove(id, days);
        end();
      },
      onPointerCancel: end,
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
        if (event.key === "Escape") end();
        if (days === undefined || !event.altKey) return; // plain arrows scroll
        event.preventDefault();
        onMove(id, days);
      },
    }),
  };
}
