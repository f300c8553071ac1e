"use client";
import { type ComponentProps, cloneElement, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { cn } from "./cn";
import { Link } from "./link";
import { routeOf } from "./route-of";
import { moveFocus, optionStyles, popoverStyles, usePopover } from "./use-popover";

type Entry = {
  label: string;
  icon?: ReactNode;
  /** At the right: a shortcut, a count. */
  aside?: ReactNode;
  isDangerous?: boolean;
  isDisabled?: boolean;
  /** Draws a line above. */
  startsGroup?: boolean;
};

/** An entry does something or leads somewhere. */
export type MenuItem = Entry &
  ({ onSelect: () => void; href?: never } | { href: string; onSelect?: never; isDownload?: boolean });

type MenuProps = {
  /** A Button. */
  trigger: ReactElement<ComponentProps<"button">>;
  items: readonly MenuItem[];
  align?: "start" | "end";
};

const ENTRY = "[role=menuitem]";

export function Menu({ trigger, items, align = "end" }: MenuProps) {
  const { isOpen, popup, close, trigger: triggerProps, popover } = usePopover(align, ENTRY);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    event.stopPropagation(); // a table around it has arrow keys of its own
    if (event.key === "Tab") close();
    else if (moveFocus(event.currentTarget, ENTRY, event.key) || focusByLetter(event.currentTarget, event)) {
      event.preventDefault();
    }
  }

  return (
    <>
      {cloneElement(trigger, {
        ...triggerProps,
        "aria-haspopup": "menu",
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          event.stopPropagation();
          popup.current?.showPopover();
        },
      })}
      <div
        {...popover}
        ref={popup}
        role="menu"
        aria-label={trigger.props["aria-label"]}
        onKeyDown={onKeyDown}
        className={cn(popoverStyles, "min-w-44 p-1")}
      >
        {isOpen && items.map((item) => <MenuEntry key={item.label} item={item} onDone={close} />)}
      </div>
    </>
  );
}

function MenuEntry({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const { label, icon, aside, isDangerous = false, isDisabled = false, startsGroup = false, href, onSelect } = item;
  const isDownload = item.href !== undefined && item.isDownload === true;
  const className = cn(optionStyles, isDangerous && "text-bad hover:bg-bad-soft focus:bg-bad-soft");
  const content = (
    <>
      {icon}
      {label}
      {aside && <span className="ml-auto pl-4 text-muted text-xs">{aside}</span>}
    </>
  );
  return (
    <>
      {startsGroup && <hr className="-mx-1 my-1 border-line" />}
      {isDownload && !isDisabled ? (
        // No Link: a file is neither fetched ahead nor a page to go to.
        <a href={href} download role="menuitem" tabIndex={-1} className={className} onClick={onDone}>
          {content}
        </a>
      ) : href !== undefined && !isDisabled ? (
        <Link href={routeOf(href)} role="menuitem" tabIndex={-1} className={className} onClick={onDone}>
          {content}
        </Link>
      ) : (
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-disabled={isDisabled || undefined}
          className={className}
          onClick={() => {
            if (isDisabled) return;
            onDone(); // first, so that a dialog which opens gives the focus back to the trigger
            onSelect?.();
          }}
        >
          {content}
        </button>
      )}
    </>
  );
}

function focusByLetter(menu: HTMLElement, { key }: KeyboardEvent): boolean {
  if (key.length !== 1 || key === " ") return false;
  const entries = [...menu.querySelectorAll<HTMLElement>(ENTRY)];
  const here = entries.indexOf(document.activeElement as HTMLElement);
  const found = [...entries.slice(here + 1), ...entries.slice(0, here + 1)].find((entry) =>
    entry.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()),
  );
  found?.focus();
  return found !== undefined;
}
