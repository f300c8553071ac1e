import { linesOf, type TextRow, type TextTable } from "./text-table";

/**
 * Reads `dhcpd.leases` of the ISC DHCP server (dhcpd.leases(5)): `lease 10.9.1.51 { … hardware ethernet …; … }`. The server writes
 * at the end of the file whatever changed, so that of several leases of one MAC the last one holds. The class that a phone names
 * itself by is kept only where the server was told to (`set vendor-class-identifier`).
 */

const IS_LEASES = /^[ \t]*lease[ \t]+(?:\d{1,3}\.){3}\d{1,3}[ \t]*\{/im;
const BEGINS = /^[ \t]*lease[ \t]+((?:\d{1,3}\.){3}\d{1,3})[ \t]*\{/i;
const HARDWARE = /^[ \t]*hardware[ \t]+ethernet[ \t]+([0-9a-f:]{2,17})[ \t]*;/i;
const ENDS_AT = /^[ \t]*ends[ \t]+(?:[0-6][ \t]+)?(\S[^;]{0,60});/i;
const HOST = /^[ \t]*client-hostname[ \t]+"([^"]{1,255})"/i;
/** `Cisco Systems, Inc. IP Phone CP-8841` */
const CLASS = /^[ \t]*(?:set[ \t]+)?vendor-class-identifier[ \t]*=?[ \t]*"([^"]{1,255})"/i;
const PRODUCT = /\bCP-[\w=-]{1,30}/;
const CLOSES = /^[ \t]*\}/;
/** A phone's own name says what its MAC says. */
const NAME_OF_PHONE = /^SEP[0-9a-f]{12}/i;

/** Whether a text is a file of leases: it may begin with remarks and settings. */
export const isDhcpLeases = (head: string): boolean => IS_LEASES.test(head);

export const LEASE_COLUMNS = ["MAC Address", "IP Address", "Product ID", "Client Host", "Lease Ends"] as const;

type Lease = { line: number; ip: string; mac: string; product: string; host: string; ends: string };

export function readDhcpLeases(text: string): TextTable {
  const byMac = new Map<string, Lease>();
  let lease: Lease | null = null;
  for (const [index, line] of linesOf(text).entries()) {
    const [, ip] = BEGINS.exec(line) ?? [];
    if (ip !== undefined) lease = { line: index + 1, ip, mac: "", product: "", host: "", ends: "" };
    if (lease === null) continue;
    read(line, lease);
    if (!CLOSES.test(line)) continue;
    // Without an address nobody was given it. A later one takes the place of an earlier one, and its place in the table.
    if (lease.mac !== "") {
      byMac.delete(lease.mac);
      byMac.set(lease.mac, lease);
    }
    lease = null;
  }
  const rows = [...byMac.values()].map(
    ({ line, mac, ip, product, host, ends }): TextRow => ({ line, cells: [mac, ip, product, host, ends] }),
  );
  return { name: "DHCP leases", header: LEASE_COLUMNS, rows };
}

function read(line: string, lease: Lease): void {
  lease.mac = HARDWARE.exec(line)?.[1]?.toLowerCase() ?? lease.mac;
  lease.ends = ENDS_AT.exec(line)?.[1]?.trim() ?? lease.ends;
  const host = HOST.exec(line)?.[1];
  if (host !== undefined && !NAME_OF_PHONE.test(host)) lease.host = host;
  const named = CLASS.exec(line)?.[1];
  if (named !== undefined) lease.product = PRODUCT.exec(named)?.[0] ?? "";
}
