import { linesOf, type TextTable } from "./text-table";

/**
 * Reads IOS's `show ip dhcp binding`. The client id is a byte for the kind of the address and then the MAC (`0124.161b.aa00.51`); a
 * long one goes on in the next line. What is no MAC stays as it came: the row says so.
 */

const IS_BINDINGS = /^[ \t]*(?:Bindings from (?:all pools|VRF)|IP address[ \t]+Client-ID\/)/im;
const BINDING = /^[ \t]*((?:\d{1,3}\.){3}\d{1,3})[ \t]+([0-9a-f.:-]+)(?:[ \t]+(\S.*))?$/i;
/** The rest of a client id, alone in its line. */
const GOES_ON = /^[ \t]+([0-9a-f]{2,4}(?:\.[0-9a-f]{1,4})*)\.?[ \t]*$/i;
/** RFC 2132: 01 stands before an Ethernet address. */
const ETHERNET = "01";
const MAC_DIGITS = 12;

/** Whether a text begins as this command's output does. */
export const isDhcpBindings = (head: string): boolean => IS_BINDINGS.test(head);

export const DHCP_COLUMNS = ["MAC Address", "IP Address", "Lease"] as const;

export function readDhcpBindings(text: string): TextTable {
  const rows: TextTable["rows"] = [];
  for (const [index, line] of linesOf(text).entries()) {
    const [, ip, id, lease = ""] = BINDING.exec(line) ?? [];
    const last = rows.at(-1);
    const rest = GOES_ON.exec(line)?.[1];
    if (ip !== undefined && id !== undefined) rows.push({ line: index + 1, cells: [id, ip, lease.trim()] });
    else if (last && rest !== undefined) last.cells[0] = `${last.cells[0]?.replace(/\.$/, "")}.${rest}`;
  }
  for (const row of rows) row.cells[0] = macOf(row.cells[0] ?? "");
  return { name: "DHCP bindings", header: DHCP_COLUMNS, rows };
}

function macOf(id: string): string {
  const digits = id.replace(/[^0-9a-f]/gi, "");
  return digits.length === MAC_DIGITS + 2 && digits.startsWith(ETHERNET) ? digits.slice(2) : id;
}
