"use client";
import { ChevronDown, ChevronUp, RotateCcw } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ColumnChooserProps } from "./column-chooser";
import { movedBefore, movedBy, toggled } from "./column-layout";

/** Loaded by ColumnChooser. */
export function ColumnChoices({ columns, layout, onChange, onReset }: ColumnChooserProps) {
  const [search, setSearch] = useState("");
  const [said, setSaid] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []); // it may have come after the list was opened
  const names = new Map(columns.map(({ id, name }) => [id, name]));
  const isFound = (id: string) => (names.get(id) ?? id).toLowerCase().includes(search.trim().toLowerCase());
  const shown = layout.map(({ id }) => id).filter((id) => names.has(id));
  const hidden = columns.map(({ id }) => id).filter((id) => !shown.includes(id));

  function move(id: string, step: 1 | -1) {
    const next = movedBy(layout, id, step);
    onChange(next);
    setSaid(`${names.get(id)} is column ${next.findIndex((column) => column.id === id) + 1} of ${next.length}`);
  }
  const drag = (id: string) => ({
    draggable: id !== shown[0],
    onDragStart: (event: DragEvent) => event.dataTransfer.setData("text/plain", id),
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      onChange(movedBefore(layout, event.dataTransfer.getData("text/plain"), id));
    },
  });

  return (
    <>
      <input
        ref={input}
        type="search"
        aria-label="Search columns"
        placeholder="Search…"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        className="sticky top-0 z-10 h-9 w-full shrink-0 border-line border-b bg-raised px-3 outline-none focus-visible:border-accent focus-visible:outline-none pointer-coarse:h-11 pointer-coarse:text-base [&::-webkit-search-cancel-button]:hidden"
      />
      <ul aria-label="Shown columns" className="p-1">
        {shown.filter(isFound).map((id) => {
          const at = shown.indexOf(id);
          const name = names.get(id) ?? id;
          return (
            <li key={id} {...drag(id)} className="flex items-center gap-1 rounded-md pr-1 hover:bg-hover">
              <Tick name={name} isOn isFixed={at === 0} onChange={() => onChange(toggled(layout, id))} />
              <MoveButton name={name} step={-1} isDisabled={at < 2} onMove={() => move(id, -1)} />
              <MoveButton
                name={name}
                step={1}
                isDisabled={at === 0 || at === shown.length - 1}
                onMove={() => move(id, 1)}
              />
            </li>
          );
        })}
      </ul>
      {hidden.some(isFound) && (
        <ul aria-label="Other columns" className="border-line border-t p-1">
          {hidden.filter(isFound).map((id) => (
            <li key={id} className="rounded-md hover:bg-hover">
              <Tick name={names.get(id) ?? id} isOn={false} onChange={() => onChange(toggled(layout, id))} />
            </li>
          ))}
        </ul>
      )}
      <div className="sticky bottom-0 flex items-center justify-between gap-2 border-line border-t bg-raised p-1.5">
        <Button size="sm" variant="ghost" disabled={!onReset} onClick={onReset}>
          <RotateCcw aria-hidden /> Usual columns
        </Button>
        <span role="status" className="sr-only">
          {said}
        </span>
      </div>
    </>
  );
}

type TickProps = { name: string; isOn: boolean; isFixed?: boolean; onChange: () => void };

function Tick({ name, isOn, isFixed = false, onChange }: TickProps) {
  return (
    <label className="flex min-h-7 min-w-0 flex-1 select-none items-center gap-2 px-2 py-1 pointer-coarse:min-h-11">
      <input type="checkbox" className="tick" checked={isOn} disabled={isFixed} onChange={onChange} />
      <span className="min-w-0 flex-1 truncate">{name}</span>
    </label>
  );
}

type MoveButtonProps = { name: string; step: 1 | -1; isDisabled: boolean; onMove: () => void };

function MoveButton({ name, step, isDisabled, onMove }: MoveButtonProps) {
  return (
    <button
      type="button"
      aria-label={`Move ${name} ${step === 1 ? "right" : "left"}`}
      aria-disabled={isDisabled || undefined} // not disabled: the focus would be lost at the end of the row
      onClick={() => !isDisabled && onMove()}
      className="grid size-6 shrink-0 place-items-center rounded-sm text-muted hover:text-fg aria-disabled:opacity-30 pointer-coarse:size-11"
    >
      {step === 1 ? <ChevronDown aria-hidden className="size-3.5" /> : <ChevronUp aria-hidden className="size-3.5" />}
    </button>
  );
}
