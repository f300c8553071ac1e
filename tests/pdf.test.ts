import { createHash } from "node:crypto";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { PDF_ANNEX_WIDTH, type PdfDocument, type PdfRow } from "@/lib/server/files/pdf/document";
import { drawPdf } from "@/lib/server/files/pdf/draw-pdf";

const document = (count: number): PdfDocument => ({
  title: "Müller & Söhne <Test>",
  author: "ACME & Co",
  language: "en",
  issuedAt: "2026-11-28T09:00:00.000Z",
  logo: null,
  sender: ["ACME", "Königstraße 1"],
  blocks: [
    { kind: "facts", pairs: [["Customer", "Müller"]] },
    {
      kind: "table",
      columns: [
        { header: "What", width: 400 },
        { header: "How many", width: 91, align: "right" },
      ],
      rows: [["Phones", "12,000"]],
    },
    { kind: "totals", pairs: [["Sum", "1,995.99 €"]] },
  ],
  annex: {
    heading: "Phones",
    columns: [
      { header: "MAC", width: 200 },
      { header: "Place", width: PDF_ANNEX_WIDTH - 200 },
    ],
    count,
    linesPerRow: 2,
  },
});

async function* rows(count: number): AsyncGenerator<PdfRow[]> {
  for (let from = 0; from < count; from += 500)
    yield Array.from({ length: Math.min(500, count - from) }, (_, at) => [
      [`00:CC:FC:${String(from + at).padStart(6, "0")}`, "8841"],
      ["Łódź, floor 2", "x".repeat(300)],
    ]);
}

/** Draws and returns how many bytes came, their hash and the number of pages. */
async function drawn(count: number, given = rows(count)) {
  const output = new PassThrough();
  const hash = createHash("sha256");
  let bytes = 0;
  let pages = 0;
  output.on("data", (chunk: Buffer) => {
    hash.update(chunk);
    bytes += chunk.length;
    pages += chunk.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
  });
  await drawPdf(document(count), given, output);
  return { bytes, pages, hash: hash.digest("hex") };
}

test("the same document gives the same bytes", async () => {
  const first = await drawn(40);
  expect(await drawn(40)).toEqual(first);
  expect(first.pages).toBe(4);
});

test("an annex of 20,000 rows leaves page by page: what is held does not grow with it", async () => {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  async function* watched() {
    for await (const batch of rows(20_000)) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      yield batch;
    }
  }
  const { pages, bytes } = await drawn(20_000, watched());
  expect(pages).toBeGreaterThan(1_000);
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(most).toBeLessThan(64 * 1024 * 1024);
}, 120_000);

test("fewer rows than were announced are an error, not a short list", async () => {
  await expect(drawn(40, rows(39))).rejects.toThrow("39 rows, 40 were announced");
});
