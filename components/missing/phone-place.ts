import type { SheetPhone } from "@/lib/schemas/missing";

/** A phone as the collection names it; of one that is not in the list little may be known. */
export type NamedPhone = Pick<
  SheetPhone,
  "mac" | "model" | "site" | "floor" | "owner" | "directoryNumber" | "description" | "pid"
>;

/** A phone of which only the address is known: the server will know more when it is there again. */
export const unknownPhone = (mac: string): NamedPhone => ({
  mac,
  model: null,
  site: null,
  floor: null,
  owner: null,
  directoryNumber: null,
  description: null,
  pid: "",
});

/** Where one walks to it inside its site. */
export const roomOf = ({ floor, description, owner }: NamedPhone): string =>
  [floor && `Floor ${floor}`, description ?? owner].filter(Boolean).join(" · ");

/** What it is and where it stands, in one line. */
export const placeOf = ({ model, site, floor, description, owner, directoryNumber }: NamedPhone): string =>
  [model && `Cisco ${model}`, site, floor && `Floor ${floor}`, description, owner, directoryNumber]
    .filter(Boolean)
    .join(" · ");
