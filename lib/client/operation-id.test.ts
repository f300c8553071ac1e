import { afterEach, expect, test, vi } from "vitest";
import * as z from "zod";
import { newOperationId } from "./operation-id";

afterEach(() => vi.unstubAllGlobals());

test("every id is a UUID that the API takes, and no two are the same", () => {
  const ids = Array.from({ length: 1000 }, newOperationId);
  expect(ids.every((id) => z.uuid().safeParse(id).success)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

test("over plain http there is no randomUUID, and an id all the same", () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(newOperationId()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});
