"use client";
import { Fragment, type ReactNode, useState } from "react";
import { formatNumber } from "@/lib/format/text";

/** So many are named before the rest is counted. */
const NAMED = 3;

/** One name in a list that may grow; the key is its own in that list. */
export type Named = { key: string; name: ReactNode };

/** A few names of many within a sentence: “Leeds, Lyon, Osaka and 120 more”, where the last words open the others. */
export function SomeOf({ items }: { items: readonly Named[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? items : items.slice(0, NAMED);
  const more = items.length - shown.length;
  return (
    <>
      {shown.map(({ key, name }, index) => (
        <Fragment key={key}>
          {index > 0 && ", "}
          {name}
        </Fragment>
      ))}
      {more > 0 && (
        <>
          {" and "}
          <button
            type="button"
            onClick={() => setIsOpen(true)}
            className="rounded-sm underline decoration-dotted underline-offset-2 hover:decoration-solid"
          >
            {formatNumber(more)} more
          </button>
        </>
      )}
    </>
  );
}
