"use client";
import type { KeyboardEvent, PointerEvent } from "react";
import { MAX_WIDTH, MIN_WIDTH, WIDTH_STEP } from "./column-layout";

type ColumnEdgeProps = {
  name: string;
  width: number;
  /** undefined gives the width back to the table. */
  onResize: (width: number | undefined) => void;
};

/** The right edge of a column: dragged with a pointer, moved with the arrow keys, given back by a double click or Escape. */
export function ColumnEdge({ name, width, onResize }: ColumnEdgeProps) {
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowLeft: -WIDTH_STEP, ArrowRight: WIDTH_STEP }[event.key];
    const seen = event.currentTarget.parentElement?.offsetWidth ?? width;
    if (step !== undefined) onResize(seen + step);
    else if (event.key === "Escape") onResize(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const edge = event.currentTarget;
    const begin = event.clientX - (edge.parentElement?.offsetWidth ?? width);
    edge.setPointerCapture(event.pointerId);
    edge.onpointermove = (move) => onResize(move.clientX - begin);
    edge.onpointerup = () => {
      edge.onpointermove = null;
    };
  }
  return (
    <hr
      aria-label={`Width of ${name}`}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={MIN_WIDTH}
      aria-valuemax={MAX_WIDTH}
      tabIndex={-1} // the header beside it is the stop; Shift and an arrow key resize from there
      draggable
      onDragStart={(event) => {
        event.preventDefault(); // the column itself can be dragged; its edge is not meant
        event.stopPropagation();
      }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onDoubleClick={() => onResize(undefined)}
      className="absolute inset-y-0 right-0 z-10 m-0 h-auto w-2 touch-none cursor-col-resize border-0 border-transparent border-r-2 hover:border-accent focus-visible:border-accent focus-visible:outline-none"
    />
  );
}
