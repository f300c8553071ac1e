import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { ADMIN, connect, newDataDir, start, untilReady } from "./server-process";

/** A disk of its own, small enough to be filled: only root may mount one, and not in every container. */
const dataDir = newDataDir();
const isMounted =
  process.platform === "linux" &&
  spawnSync("mount", ["-t", "tmpfs", "-o", "size=400m,mode=0755", "rehome-test", dataDir]).status === 0;

afterAll(() => {
  if (isMounted) execFileSync("umount", ["--lazy", dataDir]);
  fs.rmSync(dataDir, { recursive: true, force: true });
});

function fillDisk(): string {
  const file = `${dataDir}/filler`;
  const filler = fs.openSync(file, "w");
  const chunk = Buffer.alloc(1024 * 1024);
  try {
    for (;;) fs.writeSync(filler, chunk);
  } catch (error) {
    expect(error).toMatchObject({ code: "ENOSPC" });
  }
  fs.closeSync(filler);
  return file;
}

/** PostgreSQL panics when its log has no room left. */
async function writeUntilItFails(): Promise<void> {
  const client = await connect(dataDir);
  await expect(
    (async () => {
      for (;;) await client.query("SELECT pg_logical_emit_message(true, 'test', repeat('x', 1000000))");
    })(),
  ).rejects.toThrow();
  await client.end().catch(() => {});
}

test.skipIf(!isMounted)(
  `a disk that was full: the database is tried until it starts, and serves when there is room (${isMounted ? "on a mounted disk" : "skipped: no disk can be mounted here"})`,
  async () => {
    const running = await start({
      ...ADMIN,
      PORT: "3177",
      REHOME_DATA_DIR: dataDir,
      REHOME_MIN_FREE_DISK_MB: "1",
    });
    const filler = fillDisk();
    await writeUntilItFails();
    // Its own restart may just fit; a new process cannot even write its process id.
    const pid = Number.parseInt(fs.readFileSync(`${dataDir}/postgres/data/postmaster.pid`, "utf8"), 10);
    if (pid) process.kill(pid, "SIGKILL");
    while (!running.output().includes("No space left on device")) await wait(50);
    const response = await fetch(`${running.url}/api/ready`);
    expect([response.status, Number(response.headers.get("retry-after")) > 0]).toEqual([503, true]);
    fs.rmSync(filler);
    await untilReady(running.url);
    expect(running.output()).toContain("Database: it runs again");
    running.child.kill("SIGTERM");
    expect(await running.ended).toBe(0);
  },
);
