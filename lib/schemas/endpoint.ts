import type * as z from "zod";
import type { Permission } from "@/lib/domain/access";

/** One route of the API: who may call it, what it takes, what it returns. */
export type Endpoint = {
  summary: string;
  /**
   * `public`: no session. `signed-in`: any. `account`: any but a token limited to one project. Else a
   * permission, looked up for the role in the subject.
   */
  access: "public" | "signed-in" | "account" | Permission;
  /** Whose project the permission is asked for; left out: the organisation. Its id is the first path parameter. */
  subject?: "project" | "import" | "phone" | "batch" | "job" | "quote";
  query?: z.ZodType;
  body?: z.ZodType;
  /** Raw body, read as a stream. */
  upload?: true;
  /** What the handler returns; left out: nothing, or a stream of the type in `contentType`. */
  response?: z.ZodType;
  /** 200 unless it is said here. */
  status?: number;
  /** Content type of an answer that is not JSON. */
  contentType?: string;
  /** Fields of the answer that make its ETag, joined by a point. */
  etag?: readonly string[];
  /** For many phones it returns a job, and 202. */
  mayBeJob?: true;
  /** A creation that takes Idempotency-Key. */
  idempotent?: true;
  /** An edit that needs If-Match; `if-given`: one that heeds it. */
  versioned?: true | "if-given";
};

export type Endpoints = Record<string, Endpoint>;
