import { Notice } from "@/components/ui/notice";
import { labelOfPhoneField, PHONE_FIELDS } from "@/lib/domain/phone/fields";

/** The address of a list from which something was left out; `gone` says what that was. */
export function addressWithout(left: string, columns: string | string[] | undefined, gone: readonly string[]): string {
  const more = new URLSearchParams({ gone: gone.join(",") });
  if (columns) more.set("columns", String(columns));
  return `${left}&${more}`;
}

/** Names that filters and orders have in an address, where they are not those of fields. */
const NAMES: Readonly<Record<string, string>> = {
  reason: "Reason",
  advisory: "Advisory",
  conflict: "Conflict",
  rule: "Rule",
  window: "Window",
  inHand: "Licence in hand",
  firmware: labelOfPhoneField("runningFirmware"),
  pool: labelOfPhoneField("devicePool"),
  q: "Search",
  sort: "Order",
};
const FIELDS: readonly string[] = [...PHONE_FIELDS.map(({ key }) => key), "verdict", "license", "batch", "state"];

/** Says which filters of an old link were left out. Other words than names of ours are not repeated. */
export function GoneFilters({ gone }: { gone: string | string[] | undefined }) {
  const names = [gone ?? []]
    .flat()
    .join(",")
    .split(",")
    .flatMap((key) => NAMES[key] ?? (FIELDS.includes(key) ? labelOfPhoneField(key) : []));
  if (names.length === 0) return null;
  const what = new Intl.ListFormat("en-GB").format([...new Set(names)]);
  return (
    <Notice tone="warn" className="mb-3" title={`This link asked for something that is not there any more: ${what}`}>
      It is left out, so more phones may be listed than the link meant.
    </Notice>
  );
}
