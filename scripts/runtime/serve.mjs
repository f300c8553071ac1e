// The web server: Next behind node:http, so that time-outs and the way it stops are ours.
import http from "node:http";
import next from "next";
import { ROOT } from "../prepare.mjs";
import { guard } from "./request-guards.mjs";

/** An upload of the largest file must fit into it even on a slow line; everything else is far quicker. */
const REQUEST_TIMEOUT_MS = 15 * 60_000;
const STOP_WITHIN_MS = 6_000;
const LOOK_FOR_IDLE_MS = 50;

/**
 * @param {{ host: string, port: number, isDev: boolean }} options
 * @returns {Promise<{ stop: () => Promise<void> }>} when it listens
 */
export async function serve({ host, port, isDev }) {
  const app = next({ dev: isDev, dir: ROOT, hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = http.createServer((request, response) => {
    request.headers["x-rehome-address"] = request.socket.remoteAddress ?? "unknown"; // whatever a client claims
    if (guard(request, response)) return;
    handle(request, response).catch((error) => {
      console.error(JSON.stringify({ level: "error", error: String(error) }));
      response.destroy();
    });
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 30_000;
  if (isDev) server.on("upgrade", app.getUpgradeHandler());
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, host, () => resolve(undefined)));
  return {
    /** Lets running requests finish; open streams end by themselves at SIGTERM (lib/server). */
    stop: () =>
      new Promise((resolve) => {
        const end = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
        // A connection that has had its answer is kept alive by the browser, and would be waited for.
        const sweep = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
        server.close(() => {
          clearTimeout(end);
          clearInterval(sweep);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
