/** What a person names for the staging network: nothing of it is known here. */
export type DhcpValues = { addresses: readonly string[]; url: string | null };

/**
 * Options 66, 150 and 160 as two common DHCP servers write them. Source of their forms: Cisco's conversion guides, which say
 * that option 66 takes one address, 150 several, and 160 a URL. `addresses` are IPv4, `url` was checked: neither can hold a quote.
 */
export function dhcpSnippet({ addresses, url }: DhcpValues): string {
  const [first = ""] = addresses;
  return [
    "# ISC DHCP server (dhcpd.conf)",
    `option tftp-server-name "${first}"; # option 66`,
    "option tftp-addresses code 150 = array of ip-address;",
    `option tftp-addresses ${addresses.join(", ")};`,
    ...(url ? ["option provisioning-url code 160 = text;", `option provisioning-url "${url}";`] : []),
    "",
    "! Cisco IOS, inside “ip dhcp pool NAME”",
    `option 66 ascii "${first}"`,
    `option 150 ip ${addresses.join(" ")}`,
    ...(url ? [`option 160 ascii "${url}"`] : []),
    "",
  ].join("\n");
}
