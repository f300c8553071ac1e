import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import type { Readable } from "node:stream";
import { expect } from "@playwright/test";
import { type Command, type Device, endProgram, openDevice } from "./webdriver";

const ROUTES: Readonly<Record<Command, string>> = {
  NewSession: "POST ",
  Navigate: "POST /url",
  GetWindowHandle: "GET /window",
  GetWindowHandles: "GET /window/handles",
  SwitchToWindow: "POST /window",
  FindElement: "POST /element",
  ElementClick: "POST /element/{id}/click",
  ExecuteScript: "POST /execute/sync",
  ElementSendKeys: "POST /element/{id}/value",
  TakeScreenshot: "GET /screenshot",
};

const CAPABILITIES = {
  "webkitgtk:browserOptions": { args: ["--automation", "--javascript-can-open-windows-automatically=true"] },
};

/** WebKitGTK's own driver, which starts WebKit's small browser on a screen that nobody sees. */
export function openWebKit(program: string, screenProgram: string): Promise<Device> {
  const screen = spawn(screenProgram, ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const display = firstLine(screen);
  const programs: ChildProcess[] = [screen];
  let sessions = "";
  let session = "";

  async function begin() {
    const env = { ...process.env, DISPLAY: `:${await display}` };
    const port = await freePort();
    const driver = spawn(program, [`--port=${port}`], { env, stdio: "ignore" });
    programs.unshift(driver);
    const failed = new Promise<never>((_resolve, reject) => {
      driver.once("error", reject);
      driver.once("exit", (code) => reject(new Error(`WebKit's driver ended with ${code}.`)));
    });
    const isUp = () =>
      fetch(`http://127.0.0.1:${port}/status`).then(
        ({ ok }) => ok,
        () => false,
      );
    await Promise.race([failed, expect.poll(isUp).toBe(true)]);
    sessions = `http://127.0.0.1:${port}/session`;
    session = sessions;
  }
  async function send(command: Command, { id, ...parameters }: Record<string, unknown> = {}) {
    const [method = "", route = ""] = ROUTES[command].split(" ");
    const url = session + route.replace("{id}", String(id));
    const value = await request(method, url, method === "GET" ? undefined : parameters);
    if (command === "NewSession") session = `${sessions}/${sessionIn(value)}`;
    return value;
  }
  async function end() {
    if (session !== sessions) await request("DELETE", session).catch(() => null); // a driver that is gone has no session
    for (const one of programs) await endProgram(one);
  }
  return openDevice({ begin, send, end }, CAPABILITIES);
}

async function request(method: string, url: string, body?: object): Promise<unknown> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(url, init);
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${url}: ${JSON.stringify(value)}`);
  return value;
}

/** The first thing that it writes. */
const firstLine = (program: ChildProcessByStdio<null, Readable, null>) =>
  new Promise<string>((resolve, reject) => {
    program.stdout.once("data", (chunk: Buffer) => resolve(String(chunk).trim()));
    program.once("error", reject);
    program.once("exit", (code) => reject(new Error(`The screen ended with ${code}.`)));
  });

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
