import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import { expect } from "@playwright/test";
import { type Command, type Device, openDevice } from "./webdriver";

const ROUTES: Readonly<Record<Command, string>> = {
  NewSession: "POST ",
  Navigate: "POST /url",
  GetWindowHandle: "GET /window",
  GetWindowHandles: "GET /window/handles",
  SwitchToWindow: "POST /window",
  FindElement: "POST /element",
  ElementClick: "POST /element/{id}/click",
  ExecuteScript: "POST /execute/sync",
  AddCookie: "POST /cookie",
  TakeScreenshot: "GET /screenshot",
};

const CAPABILITIES = {
  "webkitgtk:browserOptions": { args: ["--automation", "--javascript-can-open-windows-automatically=true"] },
};

/** WebKitGTK's own driver, which starts WebKit's small browser on a screen that nobody sees. */
export async function openWebKit(program: string, screenProgram: string): Promise<Device> {
  const screen = spawn(screenProgram, ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [display] = await once(screen.stdio[3] ?? screen, "data");
  const port = await freePort();
  const driver = spawn(program, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${String(display).trim()}` },
    stdio: "ignore",
  });
  const sessions = `http://127.0.0.1:${port}/session`;
  let session = sessions;

  async function request(method: string, url: string, body?: object): Promise<unknown> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(url, init);
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${url}: ${JSON.stringify(value)}`);
    return value;
  }
  async function send(command: Command, { id, ...parameters }: Record<string, unknown> = {}) {
    const [method = "", route = ""] = ROUTES[command].split(" ");
    const value = await request(
      method,
      session + route.replace("{id}", String(id)),
      method === "GET" ? undefined : parameters,
    );
    if (command === "NewSession") session = `${sessions}/${sessionIn(value)}`;
    return value;
  }
  async function end() {
    if (session !== sessions) await request("DELETE", session);
    for (const child of [driver, screen]) {
      const isOver = child.exitCode !== null || child.signalCode !== null;
      const ended = isOver || once(child, "exit");
      child.kill();
      await ended;
    }
  }
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isUp).toBe(true);
  return openDevice({ send, end }, CAPABILITIES);
}

const sessionIn = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "sessionId" in value ? value.sessionId : undefined;

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
