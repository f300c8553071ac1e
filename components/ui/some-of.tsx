"use client";
import { Fragment, type ReactNode, useState } from "react";

/** So many are named before the rest is counted. */
export const NAMED = 3;

type SomeOfProps<Item> = {
  items: readonly Item[];
  /** Names one of them; the key is that of the item in its list. */
  keyOf: (item: Item) => string;
  children: (item: Item) => ReactNode;
};

/** A few names of many within a sentence: “Leeds, Lyon, Osaka and 120 more”, where the last words open the others. */
export function SomeOf<Item>({ items, keyOf, children }: SomeOfProps<Item>) {
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? items : items.slice(0, NAMED);
  const more = items.length - shown.length;
  return (
    <>
      {shown.map((item, index) => (
        <Fragment key={keyOf(item)}>
          {index > 0 && ", "}
          {children(item)}
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
            {more.toLocaleString("en-US")} more
          </button>
        </>
      )}
    </>
  );
}
