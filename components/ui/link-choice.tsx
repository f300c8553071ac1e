import { LinkButton } from "./link-button";

type LinkChoiceProps = {
  /** Names the row for screen readers. */
  label: string;
  items: readonly { label: string; href: string; isCurrent: boolean }[];
  className?: string;
};

/** One of two or three views of a page; the address says which. */
export function LinkChoice({ label, items, className }: LinkChoiceProps) {
  return (
    <nav aria-label={label} className={className}>
      <ul className="flex gap-2">
        {items.map((item) => (
          <li key={item.href}>
            <LinkButton
              href={item.href}
              aria-current={item.isCurrent ? "true" : undefined}
              className="aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent"
            >
              {item.label}
            </LinkButton>
          </li>
        ))}
      </ul>
    </nav>
  );
}
