import { expect, test } from "vitest";
import { isPhoneIpv4, parseKemCount } from "./cell-values";
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
