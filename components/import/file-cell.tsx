"use client";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { formatNumber } from "@/lib/format/text";
import type { FileRow } from "@/lib/schemas/imports";
import { fixKey } from "./use-corrections";
import type { ReviewActions } from "./use-import-review";

type FileCellProps = {
  row: FileRow;
  index: number;
  /** Of the column. */
  name: string;
  actions: ReviewActions | null;
};

/** One cell: what counts, marked where something is wrong with it. A press opens it; Enter keeps, Escape gives up. */
export function FileCell({ row, index, name, actions }: FileCellProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { line, cells, cut, issues } = row;
  const before = cells[index] ?? "";
  const made = actions?.made.get(fixKey({ line, column: index }))?.value;
  const value = made ?? row.fixes.find(({ column }) => column === index)?.value ?? before;
  const issue = made === undefined ? issues.find((each) => each.index === index) : undefined;
  const isCorrected = value !== before;
  const title = issue?.message ?? (isCorrected ? `In the file: ${before || "empty"}` : undefined);
  const where = `Line ${formatNumber(line)}, ${name}`;

  if (isOpen && actions) {
    return (
      <CellInput
        label={where}
        start={value}
        onEnd={(text) => {
          setIsOpen(false);
          if (text === null || text === value) return;
          // The text of the file again is no correction.
          const fix = text === before ? { line, column: index } : { line, column: index, value: text };
          actions.fix([fix], `${where} is read as ${text || "empty"}.`);
        }}
      />
    );
  }
  const look = cn(
    "block min-h-6 w-full truncate rounded-sm text-left",
    issue?.severity === "error" && "bg-bad-soft px-1 text-bad",
    issue?.severity === "warning" && "bg-warn-soft px-1 text-warn",
    isCorrected && !issue && "bg-accent-soft px-1",
  );
  if (!actions || cut.includes(index)) {
    return (
      <span className={look} title={title ?? (cut.includes(index) ? "Too long to be corrected here." : undefined)}>
        {value}
      </span>
    );
  }
  return (
    <button
      type="button"
      title={title}
      aria-label={`${where}: ${value || "empty"}${title ? `. ${title}` : ""}. Correct it.`}
      onClick={() => setIsOpen(true)}
      className={cn(look, "hover:outline hover:outline-1 hover:outline-line")}
    >
      {value || <span className="text-muted">–</span>}
    </button>
  );
}

type CellInputProps = { label: string; start: string; onEnd: (value: string | null) => void };

function CellInput({ label, start, onEnd }: CellInputProps) {
  const [text, setText] = useState(start);
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: a person opened this very cell to type in it
      autoFocus
      aria-label={label}
      maxLength={1000}
      spellCheck={false}
      autoComplete="off"
      value={text}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => onEnd(text)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onEnd(text);
        if (event.key === "Escape") onEnd(null);
        event.stopPropagation(); // the arrow keys are the field's
      }}
      className="h-6 w-full min-w-0 rounded-sm border border-accent bg-surface px-1 text-fg"
    />
  );
}
