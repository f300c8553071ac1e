import { linesOf, type TextRow, type TextTable } from "./text-table";

/**
 * Reads `dhcpd.leases` of the ISC DHCP server (dhcpd.leases(5)): `lease 10.9.1.51 { … hardware ethernet …; … }`. The server writes
 * at the end of the file what changes, so that of several declarations of one address the last one holds. Every MAC is a row; it
 * has an address only where a declaration that holds is active, of several the one that started last. The class by which a phone
 * names itself is kept only where the server was told to (`set vendor-class-identifier`).
 */

const IS_LEASES = /^[ \t]*lease[ \t]+(?:\d{1,3}\.){3}\d{1,3}[ \t]*\{/im;
const BEGINS = /^[ \t]*lease[ \t]+((?:\d{1,3}\.){3}\d{1,3})[ \t]*\{/i;
const HARDWARE = /^[ \t]*hardware[ \t]+ethernet[ \t]+([0-9a-f:]{2,17})[ \t]*;/i;
const STARTS =
  /^[ \t]*starts[ \t]+(?:epoch[ \t]+(\d{1,12})|[0-6][ \t]+(\d{4})\/(\d\d)\/(\d\d)[ \t]+(\d\d:\d\d:\d\d))[ \t]*;/i;
const ENDS_AT = /^[ \t]*ends[ \t]+(?:[0-6][ \t]+)?(\S[^;]{0,60});/i;
const STATE = /^[ \t]*binding[ \t]+state[ \t]+(\w{1,20})[ \t]*;/i;
const HOST = /^[ \t]*client-hostname[ \t]+"([^"]{1,255})"/i;
/** `Cisco Systems, Inc. IP Phone CP-8841` */
const CLASS = /^[ \t]*(?:set[ \t]+)?vendor-class-identifier[ \t]*=?[ \t]*"([^"]{1,255})"/i;
const PRODUCT = /\bCP-[\w=-]{1,30}/;
const QUOTED = /"(?:[^"\\]|\\.)*"/g;
/** A phone's own name says what its MAC says. */
const NAME_OF_PHONE = /^SEP[0-9a-f]{12}/i;

/** Whether a text is a file of leases: it may begin with remarks and settings. */
export const isDhcpLeases = (head: string): boolean => IS_LEASES.test(head);

export const LEASE_COLUMNS = ["MAC Address", "IP Address", "Product ID", "Client Host", "Lease Ends"] as const;

type Lease = {
  line: number;
  ip: string;
  mac: string;
  product: string;
  host: string;
  /** Milliseconds; 0 where it is not said. */
  startedAt: number;
  ends: string;
  isActive: boolean;
};

export function readDhcpLeases(text: string): TextTable {
  const leases = leasesIn(text);
  const holding = new Map(leases.map((lease) => [lease.ip, lease]));
  const rows = new Map<string, Lease>();
  for (const lease of leases) {
    const holds = lease.isActive && holding.get(lease.ip) === lease;
    const next = holds ? lease : { ...lease, ip: "", startedAt: -1 };
    const known = rows.get(lease.mac);
    if (!known || next.startedAt >= known.startedAt) rows.set(lease.mac, next);
  }
  return { name: "DHCP leases", header: LEASE_COLUMNS, rows: [...rows.values()].map(rowOf) };
}

const rowOf = ({ line, mac, ip, product, host, ends }: Lease): TextRow => ({
  line,
  cells: [mac, ip, product, host, ends],
});

/** Every declaration with a MAC, in the order of the file. */
function leasesIn(text: string): Lease[] {
  const leases: Lease[] = [];
  let lease: Lease | null = null;
  let depth = 0;
  for (const [index, line] of linesOf(text).entries()) {
    const [, ip] = BEGINS.exec(line) ?? [];
    if (ip !== undefined) {
      lease = { line: index + 1, ip, mac: "", product: "", host: "", startedAt: 0, ends: "", isActive: true };
      depth = 0;
    }
    if (lease === null) continue;
    read(line, lease);
    // A lease may hold blocks of its own: `on expiry { … }`.
    for (const sign of line.replace(QUOTED, "")) depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
    if (depth > 0) continue;
    if (lease.mac !== "") leases.push(lease);
    lease = null;
  }
  return leases;
}

function read(line: string, lease: Lease): void {
  lease.mac = HARDWARE.exec(line)?.[1]?.toLowerCase() ?? lease.mac;
  lease.ends = ENDS_AT.exec(line)?.[1]?.trim() ?? lease.ends;
  const [started, epoch, year, month, day, time] = STARTS.exec(line) ?? [];
  if (started !== undefined)
    lease.startedAt = epoch ? Number(epoch) * 1_000 : Date.parse(`${year}-${month}-${day}T${time}Z`) || 0;
  const state = STATE.exec(line)?.[1];
  if (state !== undefined) lease.isActive = state.toLowerCase() === "active";
  const host = HOST.exec(line)?.[1];
  if (host !== undefined && !NAME_OF_PHONE.test(host)) lease.host = host;
  const named = CLASS.exec(line)?.[1];
  if (named !== undefined) lease.product = PRODUCT.exec(named)?.[0] ?? "";
}
