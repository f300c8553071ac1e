import { describe, expect, test } from "vitest";
import { ApiError } from "@/lib/client/api";
import { filledIn } from "./filled-in";
import { differing, fromError, fromIssues, messageOfWhole, without } from "./problems";

const refusal = (path: string) =>
  new ApiError(400, "invalid", "Check the marked fields.", "id", [{ path, message: "Not like this." }]);

describe("the message for the whole form", () => {
  const values = { name: "", loads: { sip78xx: "" } };
  test.each([
    { problem: fromError(refusal("name")), shown: null, because: "the field shows it" },
    { problem: fromError(refusal("loads.sip78xx")), shown: null, because: "a part of a field is a field" },
    { problem: fromError(refusal("target")), shown: "Check the marked fields.", because: "no field shows it" },
    { problem: fromError(new Error("Broken.")), shown: "Broken.", because: "it is about no field" },
    {
      problem: fromIssues([{ path: ["name"], message: "Fill this in." }]),
      shown: null,
      because: "the schema named a field",
    },
    { problem: fromIssues([{ path: [], message: "One of two." }]), shown: "One of two.", because: "it is about both" },
  ])("$shown: $because", ({ problem, shown }) => {
    expect(messageOfWhole(problem, values)).toBe(shown);
  });
});

test("of several messages for one field the first is shown", () => {
  const { fields } = fromIssues([
    { path: ["set", "vid"], message: "Too long." },
    { path: ["set", "vid"], message: "Not a number." },
  ]);
  expect(fields).toEqual({ "set.vid": "Too long." });
});

test("a field that is changed loses its message, with all its parts", () => {
  expect(without({ "loads.sip78xx": "No.", name: "No." }, ["loads"])).toEqual({ name: "No." });
});

describe("what counts as changed", () => {
  test.each([
    { changes: { name: "B" }, kept: { name: "B" }, because: "it differs" },
    { changes: { name: "A" }, kept: {}, because: "it was changed back" },
    { changes: { people: ["x"] }, kept: {}, because: "equal lists are equal" },
  ])("$changes: $because", ({ changes, kept }) => {
    expect(differing(changes, { name: "A", people: ["x"] })).toEqual(kept);
  });
});

describe("fields that must be filled in", () => {
  test.each([
    { values: { email: "a@b", password: "x" }, isOk: true, because: "both are there" },
    { values: { email: " ", password: "x" }, isOk: false, because: "a blank is not an address" },
    { values: { password: "x" }, isOk: false, because: "one is missing" },
  ])("$isOk: $because", ({ values, isOk }) => {
    expect(filledIn("email", "password").safeParse(values).success).toBe(isOk);
  });
});
