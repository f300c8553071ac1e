import type { WorkPhone } from "@/lib/schemas/work";

/** Its decision allows it, or it has begun: then the decision of that time stands. */
export const mayWorkOn = ({ verdict, hasBegun }: WorkPhone): boolean => hasBegun || verdict === "eligible";

/** The line under the MAC: who and where. */
export const placeOf = ({ description, owner, directoryNumber, site, floor }: WorkPhone): string =>
  [description, owner, directoryNumber, site, floor].filter(Boolean).join(" · ");
