import type { CorrectedFields } from "./items";

/** The fields that are corrected, as another state of the phone has them; one that it does not know is empty. */
export const sameFields = (fields: CorrectedFields, of: CorrectedFields | null): CorrectedFields => ({
  ...(fields.vid === undefined ? {} : { vid: of?.vid ?? null }),
  ...(fields.pid === undefined ? {} : { pid: of?.pid ?? null }),
  ...(fields.serial === undefined ? {} : { serial: of?.serial ?? null }),
  ...(fields.ip === undefined ? {} : { ip: of?.ip ?? null }),
  ...(fields.transitionAuthorizationType === undefined
    ? {}
    : { transitionAuthorizationType: of?.transitionAuthorizationType ?? null }),
});
