import "server-only";

/** Set by scripts/runtime/serve.mjs from the connection itself; a header of this name sent by a client is overwritten there. */
export const ADDRESS_HEADER = "x-rehome-address";

/** Where a request comes from, for the throttle. */
export const addressOf = (request: Request): string => request.headers.get(ADDRESS_HEADER) ?? "unknown";
