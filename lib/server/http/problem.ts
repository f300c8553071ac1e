import "server-only";
import { toProblem } from "@/lib/server/errors";

/** The answer to a failure; what is a fault of ours is logged under the request id. */
export function problem(error: unknown, requestId: string): Response {
  const response = toProblem(error, requestId);
  if (response.status === 500) {
    const { name, message, stack } = error instanceof Error ? error : { name: "?", message: String(error), stack: "" };
    console.error(JSON.stringify({ level: "error", requestId, name, message, stack }));
  }
  return response;
}
