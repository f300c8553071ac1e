import { expect, test } from "vitest";
import { isPhoneIpv4, parseKemCount, phoneIpv4In, textOfFormula } from "./cell-values";
import { remember } from "./remember";

test.each([
  { text: "10.0.0.1", is: true, because: "an address" },
  { text: "255.255.255.255", is: true, because: "every octet at its limit" },
  { text: "10.0.0.256", is: false, because: "an octet above 255" },
  { text: "10.0.0", is: false, because: "three octets" },
  { text: "10.0.0.1.2", is: false, because: "five octets" },
  { text: "10..0.1", is: false, because: "an empty octet" },
  { text: "10.0.0.", is: false, because: "an empty last octet" },
  { text: "010.0.0.1", is: false, because: "a leading zero is octal to some programs" },
  { text: "0.0.0.0", is: false, because: "no phone has it" },
  { text: "10.0.0.1/24", is: false, because: "a network" },
  { text: "", is: false, because: "nothing" },
])("IPv4 $text is $is: $because", ({ text, is }) => expect(isPhoneIpv4(text)).toBe(is));

test.each([
  { text: "10.2.3.4", ip: "10.2.3.4", because: "a bare address" },
  { text: "10.2.3.4/24", ip: "10.2.3.4", because: "as NetBox writes it" },
  { text: "10.2.3.4/32", ip: "10.2.3.4", because: "a host" },
  { text: "10.2.3.4/31", ip: "10.2.3.4", because: "one of two" },
  { text: "10.2.3.4/255.255.255.0", ip: "10.2.3.4", because: "with a mask" },
  { text: "http://10.2.3.4/", ip: "10.2.3.4", because: "a link to the phone's page" },
  { text: "https://10.2.3.4", ip: "10.2.3.4", because: "a link without its slash" },
  { text: "10.2.3.0/24", ip: null, because: "a network" },
  { text: "10.0.0.0/8", ip: null, because: "a large network" },
  { text: "10.2.3.4/33", ip: null, because: "no such length" },
  { text: "10.2.3.4/255.0.255.0", ip: null, because: "no such mask" },
  { text: "10.2.3.256/24", ip: null, because: "an octet above 255" },
  { text: "10.2.3.4 10.2.3.5", ip: null, because: "two addresses" },
  { text: `10.2.3.4/${"1".repeat(100_000)}`, ip: null, because: "a runaway cell" },
])("the address in $text is $ip: $because", ({ text, ip }) => expect(phoneIpv4In(text)).toBe(ip));

test.each([
  { text: "0", count: 0 },
  { text: "3", count: 3 },
  { text: "-1", count: null },
  { text: "1.5", count: null },
  { text: "100", count: null },
])("KEM count $text is $count", ({ text, count }) => expect(parseKemCount(text)).toBe(count));

test("each distinct text is parsed once, also when the answer is nothing", () => {
  let calls = 0;
  const parse = remember((text) => {
    calls += 1;
    return text === "a" ? undefined : null;
  });
  for (const text of ["a", "b", "a", "b"]) parse(text);
  expect(calls).toBe(2);
});

test.each([
  { cell: '="002461BAA203"', text: "002461BAA203", because: "a text kept a text" },
  { cell: '="say ""hi"""', text: 'say "hi"', because: "doubled marks are one" },
  { cell: '=""', text: "", because: "an empty text" },
  { cell: '="a"&"b"', text: '="a"&"b"', because: "a formula that does something" },
  { cell: "=HYPERLINK(1)", text: "=HYPERLINK(1)", because: "another formula" },
  { cell: '="', text: '="', because: "no end" },
  { cell: "=", text: "=", because: "an equals sign" },
  { cell: "V05", text: "V05", because: "no formula" },
])("$cell: $because", ({ cell, text }) => expect(textOfFormula(cell)).toBe(text));
