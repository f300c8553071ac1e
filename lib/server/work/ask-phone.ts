import "server-only";
import http from "node:http";
import https from "node:https";
import { isIPv4 } from "node:net";
import { isInNetworks, type Network } from "@/lib/domain/network/ipv4";

/**
 * What a phone answered. `nobody`: nothing answers there in time. `unusable`: something answers, and it is no page that is read:
 * too long, packed, moved elsewhere, not found. It tells no more, so that it is no way to look around in a network.
 */
export type PhoneAnswer = { kind: "page"; text: string } | { kind: "nobody" | "unusable" | "not-listed" };

/** Enterprise firmware answers the first (domain.md §7), MPP shows its Product Information on its own first page. */
const PATHS = ["/DeviceInformationX", "/"] as const;
type Path = (typeof PATHS)[number];
const PORTS = [80, 443] as const;

const MOST_BYTES = 64 * 1024;
const MOST_HEADERS = 8 * 1024;
const DEADLINE_MS = 3_000;

type Ask = {
  networks: readonly Network[];
  /** Instead of 80 and 443, on loopback alone: where made-up phones listen, since only root may listen below 1024. */
  rehearsalPort?: number | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * Asks one phone for its page. Only addresses that an administrator listed, fixed ports and paths, GET, no redirect, no name, no
 * decoding, 64 KB, three seconds for all of it. Never throws for what a phone does.
 */
export async function askPhone(ip: string, { networks, rehearsalPort, signal }: Ask): Promise<PhoneAnswer> {
  if (!isIPv4(ip) || !isInNetworks(ip, networks)) return { kind: "not-listed" };
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  const until = signal ? AbortSignal.any([deadline, signal]) : deadline;
  const ports = rehearsalPort !== undefined && ip.startsWith("127.") ? [rehearsalPort] : PORTS;
  let answered: PhoneAnswer["kind"] = "nobody";
  for (const port of ports) {
    for (const path of PATHS) {
      const page = await get({ ip, port, path, until });
      if (typeof page === "object") return page;
      if (page === "nobody") break; // nothing listens on this port
      answered = "unusable";
    }
  }
  return { kind: answered };
}

type Get = { ip: string; port: number; path: Path; until: AbortSignal };
type Page = { kind: "page"; text: string } | "nobody" | "unusable";

function get({ ip, port, path, until }: Get): Promise<Page> {
  return new Promise((resolve) => {
    const { request: send } = port === 443 ? https : http;
    const request = send({
      host: ip,
      port,
      path,
      method: "GET",
      agent: false,
      family: 4,
      signal: until,
      maxHeaderSize: MOST_HEADERS,
      rejectUnauthorized: false, // a phone's certificate is its maker's own; what is read is judged by its MAC
      lookup: (_name, _options, done) => done(new Error("no names"), ""),
      headers: { host: ip, accept: "text/xml, text/html", "accept-encoding": "identity", connection: "close" },
    });
    let isConnected = false;
    const end = (page: Page) => {
      resolve(page);
      request.destroy();
    };
    request.on("socket", (socket) => socket.once("connect", () => (isConnected = true)));
    request.on("error", () => end(isConnected ? "unusable" : "nobody"));
    request.on("upgrade", () => end("unusable"));
    request.on("response", (response) => void read(response).then(end, () => end("unusable")));
    request.end();
  });
}

/** The text of an answer; what is packed, moved, or longer than a page is left unread. */
async function read(response: http.IncomingMessage): Promise<Page> {
  const { statusCode, headers } = response;
  const encoding = headers["content-encoding"];
  if (statusCode !== 200 || (encoding !== undefined && encoding !== "identity")) return "unusable";
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) return "unusable";
    length += chunk.length;
    if (length > MOST_BYTES) return "unusable";
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString("utf8");
  return bytes.includes(0) || text.trim() === "" ? "unusable" : { kind: "page", text };
}
