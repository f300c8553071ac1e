import type { Route } from "next";

/**
 * An address of ours as the router's links take it. They check literals only, and ours hold ids and queries; that every link
 * leads somewhere is what the browser tests see.
 */
export const routeOf = (href: string): Route => href as Route;
