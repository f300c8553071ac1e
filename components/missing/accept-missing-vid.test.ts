import { expect, test } from "vitest";
import type { Role } from "@/lib/domain/access";
import { acceptableOf, acceptableText } from "./accept-missing-vid";

const ANY = { code: "vid-missing-required", count: 14_203 };
const DECIDES = { code: "vid-missing-decides", count: 4_783 };

test.each<{ role: Role; reasons: { code: string; count: number }[]; phones: number; because: string }>([
  { role: "project-manager", reasons: [DECIDES, ANY], phones: 14_203, because: "it is a setting of the project" },
  { role: "administrator", reasons: [ANY], phones: 14_203, because: "they may change settings too" },
  {
    role: "project-manager",
    reasons: [DECIDES],
    phones: 0,
    because: "where the version decides nothing can be accepted",
  },
  { role: "project-manager", reasons: [], phones: 0, because: "nothing is missing" },
  { role: "partner", reasons: [ANY], phones: 0, because: "they compare plans and change none" },
  { role: "technician", reasons: [ANY], phones: 0, because: "they collect" },
])("$role, $phones: $because", ({ role, reasons, phones }) => {
  expect(acceptableOf(role, reasons)).toBe(phones);
});

test("it is said with its number", () => {
  expect(acceptableText(14_203)).toMatch(/^14,203 of these can move at every hardware version/);
});
