import { formatMac } from "@/lib/format/text";
import { type NamedPhone, placeOf } from "./phone-place";

/** Several phones fit what was typed: one is chosen. */
export function FoundPhones({
  phones,
  onTake,
}: {
  phones: readonly NamedPhone[];
  onTake: (phone: NamedPhone) => void;
}) {
  if (phones.length === 0) return null;
  return (
    <ul
      aria-label="Phones that fit"
      className="-mt-2 divide-y divide-line overflow-hidden rounded-md border border-line"
    >
      {phones.map((phone) => (
        <li key={phone.mac}>
          <button
            type="button"
            onClick={() => onTake(phone)}
            className="flex min-h-9 w-full flex-wrap gap-x-3 px-3 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
          >
            <span className="code font-medium">{formatMac(phone.mac)}</span>
            <span className="text-muted">{placeOf(phone)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
