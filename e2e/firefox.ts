import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { type Device, type Driver, endProgram, openDevice } from "./webdriver";

const PREFERENCES = { "marionette.port": 0, "dom.disable_open_during_load": false };

/** Firefox takes WebDriver's commands without a driver between, over Marionette, the socket that its driver would use. */
export function openFirefox(program: string): Promise<Device> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-firefox-"));
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${value});\n`);
  fs.writeFileSync(path.join(profile, "user.js"), lines.join(""));
  const browser = spawn(program, ["--marionette", "--headless", "--no-remote", "--profile", profile], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const port = portOf(browser);
  const socket = new net.Socket();
  async function begin() {
    socket.connect(await port, "127.0.0.1");
    await once(socket, "connect");
  }
  async function end() {
    socket.destroy();
    await endProgram(browser);
    fs.rmSync(profile, { recursive: true, force: true });
  }
  return openDevice({ begin, send: speakTo(socket), end }, {});
}

/** Where it says that it listens. */
const portOf = (browser: ChildProcessByStdio<null, Readable, Readable>) =>
  new Promise<number>((resolve, reject) => {
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk;
      const [, found] = /Listening on port (\d+)/.exec(output) ?? [];
      if (found) resolve(Number(found));
    };
    browser.stdout.on("data", collect);
    browser.stderr.on("data", collect);
    browser.once("error", reject);
    browser.once("exit", (code) => reject(new Error(`It ended with ${code}: ${output}`)));
  });

/** Marionette's frames: the length in bytes, a colon, and `[0, id, name, parameters]` there, `[1, id, error, result]` back. */
function speakTo(socket: net.Socket): Driver["send"] {
  const asked: ((error: unknown, result: unknown) => void)[] = [];
  let received = Buffer.alloc(0);
  const takeFrame = (): unknown => {
    const start = received.indexOf(":") + 1;
    const end = start + Number(received.subarray(0, Math.max(0, start - 1)));
    if (start === 0 || received.length < end) return;
    const frame = received.subarray(start, end);
    received = received.subarray(end);
    return JSON.parse(frame.toString());
  };
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (let frame = takeFrame(); frame !== undefined; frame = takeFrame()) {
      if (!Array.isArray(frame)) continue; // its greeting
      const [, id, error, result] = frame;
      asked[id]?.(error, result);
    }
  });
  socket.on("close", () => {
    for (const answer of asked) answer("Firefox is gone", null);
  });
  return (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      const id = asked.push((error, result) => {
        if (error) reject(new Error(`${command}: ${JSON.stringify(error)}`));
        else resolve(isBoxed(result) ? result.value : result);
      });
      const frame = JSON.stringify([0, id - 1, `WebDriver:${command}`, parameters]);
      socket.write(`${Buffer.byteLength(frame)}:${frame}`);
    });
}

const isBoxed = (result: unknown): result is { value: unknown } =>
  typeof result === "object" && result !== null && "value" in result;
