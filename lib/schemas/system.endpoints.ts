import * as z from "zod";
import type { Endpoints } from "./endpoint";

const health = z.object({ status: z.string() });

export const SYSTEM_ENDPOINTS = {
  "GET /api/health": { summary: "The process is alive", access: "public", response: health },
  "GET /api/ready": { summary: "Database writable, disk above the floor", access: "public", response: health },
  "GET /api/openapi.json": { summary: "This document", access: "public", response: z.unknown() },
} as const satisfies Endpoints;
