import { describe, expect, test } from "vitest";
import { isInNetworks, parseIpv4, parseNetworks } from "./ipv4";

describe("an address is four decimal parts and nothing else", () => {
  test.each(["10.0.0.5", "0.0.0.0", "255.255.255.255"])("%s", (text) => {
    expect(parseIpv4(text)).not.toBeNull();
  });
  test.each([
    ...["010.0.0.5", "0x7f.0.0.1", "127.1", "2130706433", "10.0.0.256", "10.0.0.5@127.0.0.1", "10.0.0.5:22"],
    ...[
      "10.0.0.5/",
      " 10.0.0.5",
      "10.0.0.5\n",
      "::ffff:10.0.0.5",
      "localhost",
      "１０.0.0.5",
      "10.0.0.",
      "",
      "1e1.0.0.5",
      "-1.0.0.5",
      "10..0.5",
    ],
  ])("none: %j", (text) => {
    expect(parseIpv4(text)).toBeNull();
  });
});

describe("networks", () => {
  test.each([
    { text: "", ok: true, because: "off: nothing is listed" },
    { text: "10.20.0.0/16, 10.30.5.7/32", ok: true, because: "two of them" },
    { text: "127.77.0.0/16", ok: true, because: "phones made up on loopback" },
    { text: "10.20.0.0", ok: false, because: "an address is no network" },
    { text: "10.20.0.1/16", ok: false, because: "the network does not begin there: a slip" },
    { text: "0.0.0.0/0", ok: false, because: "everything is no list" },
    { text: "10.0.0.0/33", ok: false, because: "there are 32 bits" },
    { text: "fe80::/10", ok: false, because: "IPv4 only" },
    { text: "phones.example.com/24", ok: false, because: "no names" },
  ])("$text: $because", ({ text, ok }) => {
    expect(parseNetworks(text).ok).toBe(ok);
  });

  const listed = (text: string) => {
    const networks = parseNetworks(text);
    return networks.ok ? networks.value : [];
  };
  test.each([
    { ip: "10.20.255.255", is: true, because: "the last of it" },
    { ip: "10.21.0.0", is: false, because: "one behind it" },
    { ip: "10.19.255.255", is: false, because: "one before it" },
    { ip: "169.254.169.254", is: false, because: "the metadata address, though it is listed" },
    { ip: "224.0.0.1", is: false, because: "multicast, though it is listed" },
    { ip: "010.20.0.1", is: false, because: "no address" },
  ])("$ip may be reached: $is, $because", ({ ip, is }) => {
    expect(isInNetworks(ip, listed("10.20.0.0/16,169.254.0.0/16,224.0.0.0/8"))).toBe(is);
  });

  test("nothing is reached while nothing is listed", () => {
    expect(isInNetworks("10.20.0.1", [])).toBe(false);
  });
});
