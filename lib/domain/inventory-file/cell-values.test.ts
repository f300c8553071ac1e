import { expect, test } from "vitest";
import {
  isPhoneIpv4,
  parseEarlierConversion,
  parseKemCount,
  parseTransitionAuthorizationType,
  phoneIpv4In,
  textOfFormula,
} from "./cell-values";
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

test.each([
  { text: "classic", type: "Classic", because: "in the guide's spelling" },
  { text: "WXC", type: "WxC", because: "in the guide's spelling" },
  { text: "Gold", type: "Gold", because: "any value of the web page counts, as it came" },
  { text: "Empty", type: "empty", because: "read, and nothing in it" },
  { text: "(empty)", type: "empty", because: "as some tools print it" },
  { text: "Not set", type: "empty", because: "as people write it" },
  { text: "x".repeat(61), type: null, because: "a text of another column" },
])("a type “$text” is $type: $because", ({ text, type }) => expect(parseTransitionAuthorizationType(text)).toBe(type));

test.each([
  { text: "by-11.3.3-or-later", is: "by-11.3.3-or-later", because: "our own word" },
  { text: "11.3.3", is: "by-11.3.3-or-later", because: "the release alone" },
  { text: "12.0.3", is: "by-11.3.3-or-later", because: "a later one" },
  { text: "12.0(3)SR1", is: "by-11.3.3-or-later", because: "as Cisco writes it" },
  { text: "11.2.3", is: "by-11.2.3", because: "the release that costs" },
  { text: "11.2(3)", is: "by-11.2.3", because: "as Cisco writes it" },
  { text: "converted with 11.3.3", is: "by-11.3.3-or-later", because: "in a few words" },
  { text: "11.2.3 migration firmware", is: "by-11.2.3", because: "in a few words" },
  { text: "by Control Hub", is: "by-control-hub", because: "the assistant" },
  { text: "Webex ControlHub migration assistant", is: "by-control-hub", because: "the assistant" },
  { text: "left MPP at 11.3.5", is: "from-mpp-11.3.5-or-later", because: "the other way" },
  { text: "from MPP 12.0.2", is: "from-mpp-11.3.5-or-later", because: "the other way, later" },
  { text: "never converted", is: "none", because: "said outright" },
  { text: "11.3.1", is: null, because: "between the releases that the guide names" },
  { text: "11.1.2", is: null, because: "before them" },
  { text: "left MPP at 11.3.3", is: null, because: "the guide names 11.3.5" },
  { text: "yes", is: null, because: "it does not say how" },
  { text: "2023-05-04", is: null, because: "a date" },
  { text: "11.3.3 ".repeat(5_000_000), is: null, because: "a runaway cell" },
])("an earlier conversion is $is: $because", ({ text, is }) => expect(parseEarlierConversion(text)).toBe(is));
