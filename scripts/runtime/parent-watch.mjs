// npm passes no signal on when it is ended with SIGTERM, and its shell neither: the server would go on alone, holding port and
// data directory. So a server that npm started ends when npm does. Started by anything else, it outlives its parent.
import { execFileSync } from "node:child_process";
import fs from "node:fs";

/**
 * @param {() => void} onEnd called once when npm is gone
 */
export function watchNpm(onEnd, everyMs = 250) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  // npm runs the script through a shell, which some shells replace by the script and some do not.
  const above = isNpm(parent) ? 0 : parentOf(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (above === 0 || parentOf(parent) === above)) return;
    clearInterval(timer);
    onEnd();
  }, everyMs);
  timer.unref();
}

/** @param {number} pid */
const isNpm = (pid) => /\bnpm\b/.test(about(pid, "args"));

/** @param {number} pid */
function parentOf(pid) {
  if (process.platform !== "linux") return Number(about(pid, "ppid"));
  try {
    // Behind the name in brackets, which may hold anything: state, then the parent.
    const [, ppid] = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return Number(ppid);
  } catch {
    return -1; // it is gone
  }
}

/**
 * @param {number} pid
 * @param {"args" | "ppid"} what
 */
function about(pid, what) {
  if (process.platform === "linux" && what === "args") {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return "";
    }
  }
  try {
    return execFileSync("ps", ["-o", `${what}=`, "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
