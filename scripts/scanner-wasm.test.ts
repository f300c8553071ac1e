import { createHash } from "node:crypto";
import fs from "node:fs";
import { expect, test } from "vitest";
import { ZXING_WASM_SHA256 } from "zxing-wasm/reader";

test("the wasm that the worker names is the one its package was made with", () => {
  const file = new URL("../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url);
  expect(createHash("sha256").update(fs.readFileSync(file)).digest("hex")).toBe(ZXING_WASM_SHA256);
});
