import "server-only";
import * as z from "zod";
import { ENDPOINTS } from "@/lib/schemas/api";
import type { Endpoint } from "@/lib/schemas/endpoint";

const PROBLEM = {
  type: "object",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    requestId: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: {
          path: { type: "string" },
          line: { type: "integer" },
          column: { type: "string" },
          value: { type: "string" },
          message: { type: "string" },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document, made from the same table and schemas as the routes. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, endpoint] of Object.entries(ENDPOINTS)) {
    const [method = "", path = ""] = name.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(path, endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Rehome",
      version: "1",
      description: "Conversion of Cisco 7800 and 8800 phones between Enterprise and MPP firmware.",
    },
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A personal token, rh_…" },
        session: { type: "apiKey", in: "cookie", name: "rehome-session" },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

function operation(path: string, endpoint: Endpoint) {
  const { summary, access, query, body, upload, response, status = 200, contentType, idempotent, versioned } = endpoint;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const header = (name: string, required: boolean) => ({ name, in: "header", required, schema: { type: "string" } });
  const type = contentType ?? "application/json";
  return {
    summary,
    ...(access === "public"
      ? { security: [] }
      : { security: [{ token: [] }, { session: [] }], "x-permission": access }),
    parameters: [
      ...inPath,
      ...queryParameters(query),
      ...(idempotent ? [header("Idempotency-Key", false)] : []),
      ...(versioned ? [header("If-Match", versioned === true)] : []),
    ],
    ...(body
      ? { requestBody: { required: true, content: { "application/json": { schema: jsonSchema(body, "input") } } } }
      : {}),
    ...(upload ? { requestBody: { required: true, content: { "application/octet-stream": {} } } } : {}),
    responses: {
      [status]: {
        description: summary,
        ...(status === 204
          ? {}
          : { content: { [type]: response && !contentType ? { schema: jsonSchema(response, "output") } : {} } }),
      },
      default: {
        description: "A problem",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function queryParameters(query: z.ZodType | undefined) {
  if (!query) return [];
  const { properties = {}, required = [] } = jsonSchema(query, "input");
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
