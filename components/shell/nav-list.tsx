import { type NavItem, NavLink } from "./nav-link";

type NavListProps = { label: string; items: readonly NavItem[] };

export function NavList({ label, items }: NavListProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-col gap-px">
        {items.map((item) => (
          <li key={item.href}>
            {/* An entry above its neighbours ("Overview") would otherwise be marked on all their pages. */}
            <NavLink {...item} isExact={items.some(({ href }) => href.startsWith(`${item.href}/`))} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
