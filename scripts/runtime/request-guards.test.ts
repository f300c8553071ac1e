import { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { guard, isDecodable } from "./request-guards.mjs";

describe("the path of a request", () => {
  test.each([
    { url: "/projects/%E0%A4%A/inventory", is: false, because: "a character that is cut" },
    { url: "/api/projects/%", is: false, because: "a % alone" },
    { url: "/%ff", is: false, because: "no UTF-8" },
    { url: "/%ED%A0%80", is: false, because: "half of a character" },
    { url: "/projects/%C3%A9?q=%", is: true, because: "only the path is decoded by Next" },
    { url: "/", is: true, because: "plain" },
  ])("$url can be read: $is, because $because", ({ url, is }) => {
    expect(isDecodable(url)).toBe(is);
  });

  test("is answered 400 when it cannot be read", () => {
    const response = new ServerResponse({ method: "GET" } as never);
    expect(guard({ url: "/api/%E0%A4%A" } as never, response)).toBe(true);
    expect([response.statusCode, response.getHeader("content-type")]).toEqual([400, "application/problem+json"]);
  });
});

describe("the status of a page that failed", () => {
  const globals = globalThis as { rehomeDatabaseLostAt?: number };
  test.each([
    { status: 500, lostAgo: 100, told: 503, because: "the database is away" },
    { status: 500, lostAgo: 60_000, told: 500, because: "it is there, so this is a fault of ours" },
    { status: 200, lostAgo: 100, told: 200, because: "a page that needed no database" },
    { status: 404, lostAgo: 100, told: 404, because: "an answer is an answer" },
  ])("$status becomes $told: $because", ({ status, lostAgo, told }) => {
    globals.rehomeDatabaseLostAt = Date.now() - lostAgo;
    const response = new ServerResponse({ method: "GET" } as never);
    guard({ url: "/projects" } as never, response);
    response.statusCode = status;
    response.end();
    expect([response.statusCode, response.getHeader("retry-after")]).toEqual([told, told === 503 ? "5" : undefined]);
  });
});
