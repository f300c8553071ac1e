import { createHash } from "node:crypto";
import { expect, test, vi } from "vitest";
import type { InventoryImport } from "@/lib/schemas/imports";
import { expectJson } from "./api";
import { newWorkspace } from "./people";

vi.hoisted(() => {
  process.env.REHOME_MAX_UPLOAD_MB = "180"; // the default, where the other tests take less
});

test("100 MB arrive whole: bytes and hash are those that were sent, and the memory stays flat", async () => {
  const { token, project } = await newWorkspace();
  const hash = createHash("sha256");
  let [bytes, line] = [0, 0];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      let text = line === 0 ? "MAC,Site,Description\n" : "";
      for (let row = 0; row < 10_000; row++)
        text += `00CC${String(++line).padStart(8, "0")},Leeds,${"a desk by the window ".repeat(3)}\n`;
      const piece = Buffer.from(text);
      bytes += piece.length;
      hash.update(piece);
      controller.enqueue(piece);
      if (bytes > 100 * 1024 * 1024) controller.close();
    },
  });
  const before = process.memoryUsage.rss();
  const stored = await expectJson<InventoryImport>(201, "POST /api/projects/{projectId}/imports", {
    token,
    params: { projectId: project.id },
    query: { filename: "large.csv" },
    body,
  });
  expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
  expect(stored).toMatchObject({ bytes, fileSha256: hash.digest("hex"), expectedRows: line });
});
