import { readAuthorization } from "./read-authorization";
import type { StatusReading } from "./read-status-text";

/** A row of an after-inventory, as far as it is evidence. */
export type AfterInventoryRow = {
  mac: string;
  load: string | null;
  version: string | null;
  serial: string | null;
  /** Left out: the file does not name one. */
  model?: string | null;
  transitionAuthorizationType: string | null;
  /** The phone's own line of its last authorization; left out: the file does not show it. */
  transitionAuthorizationStatus?: string | null;
};

/** An after-inventory row as a reading, so that both kinds of evidence are judged by the same rules. */
export function readingFromInventory(row: AfterInventoryRow): StatusReading {
  const status = row.transitionAuthorizationStatus ?? null;
  return {
    problem: null,
    macs: [row.mac],
    wirelessMac: null,
    softwareVersion: row.load ?? row.version,
    load: row.load,
    productName: null, // a PID stays the same through a conversion and so proves nothing
    model: row.model ?? null,
    pid: null,
    vid: null,
    hardwareRevision: null,
    serial: row.serial,
    transitionAuthorizationType: row.transitionAuthorizationType,
    transitionAuthorizationStatus: status,
    authorization: status === null ? null : readAuthorization(status),
  };
}
