import http from "node:http";
import { percentile } from "./table";

export type Asked = { method: string; path: string; body?: unknown; headers?: Record<string, string> };
export type Answered = { status: number; headers: http.IncomingHttpHeaders; text: string };
export type Load = { perSecond: number; p50: number; p95: number; answers: number };

/** Sends requests of one kind by so many clients at once over kept-alive connections, and says how quick the answers were. */
export async function load(
  origin: string,
  { clients, requests, next }: { clients: number; requests: number; next: (index: number) => Asked },
  seen: (answer: Answered, index: number) => void = () => {},
): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let at = 0;
  const started = performance.now();
  const client = async () => {
    while (at < requests) {
      const index = at++;
      const sent = performance.now();
      const answer = await ask(origin, next(index), agent);
      times.push(performance.now() - sent);
      if (answer.status >= 400) throw new Error(`${answer.status}: ${answer.text}`);
      seen(answer, index);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const milliseconds = performance.now() - started;
  agent.destroy();
  return {
    perSecond: (times.length / milliseconds) * 1000,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    answers: times.length,
  };
}

function ask(origin: string, { method, path, body, headers = {} }: Asked, agent: http.Agent): Promise<Answered> {
  const payload = body === undefined ? null : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${origin}${path}`,
      {
        method,
        agent,
        headers: {
          ...headers,
          ...(payload ? { "content-type": "application/json", "content-length": Buffer.byteLength(payload) } : {}),
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    request.on("error", reject).end(payload ?? undefined);
  });
}
