import { describe, expect, test } from "vitest";
import { parseVid } from "@/lib/domain/phone/vid";
import { editPhoneInput } from "@/lib/schemas/phones";
import { readAs } from "./read-as";

describe("a VID as people write it", () => {
  const schema = editPhoneInput.extend({ vid: readAs(parseVid, editPhoneInput.shape.vid).optional() });
  test.each([
    { given: { vid: "V03" }, read: { vid: 3 }, because: "as on the label" },
    { given: { vid: null }, read: { vid: null }, because: "it is emptied" },
    { given: {}, read: {}, because: "it was not touched" },
  ])("$given: $because", ({ given, read }) => {
    expect(schema.parse(given)).toEqual(read);
  });
  test("what is none is refused in the parser’s words", () => {
    expect(schema.safeParse({ vid: "FCH2010" }).error?.issues[0]).toMatchObject({
      path: ["vid"],
      message: expect.stringContaining("is not a hardware version"),
    });
  });
});
