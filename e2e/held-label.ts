import fs from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, type WriterOptions, writeBarcode } from "zxing-wasm/writer";

/** What a camera sees that is held before a label: a film of one picture, as Chromium takes it in place of a camera. */

export type Code = { format: "Code128" | "DataMatrix" | "QRCode"; text: string };

const WIDTH = 1280;
const HEIGHT = 720;
const WHITE = 235;
const BLACK = 16;
/** Pixels of a module: a label that fills half the width. */
const MODULE = 4;
/** Around a code. */
const QUIET = 10 * MODULE;

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/writer/zxing_writer.wasm");

/** Writes the film of the codes, one below the other. */
export async function filmLabel(file: string, codes: readonly Code[]): Promise<void> {
  const { buffer, byteOffset, byteLength } = fs.readFileSync(wasm);
  prepareZXingModule({ overrides: { wasmBinary: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer } });
  const picture = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  let top = QUIET;
  for (const { format, text } of codes) {
    const { symbol } = await writeBarcode(text, { format } satisfies WriterOptions);
    for (let row = 0; row < symbol.height * MODULE; row++)
      for (let column = 0; column < symbol.width * MODULE; column++) {
        const at = Math.floor(row / MODULE) * symbol.width + Math.floor(column / MODULE);
        if (symbol.data[at] === 0) picture[(top + row) * WIDTH + QUIET + column] = BLACK;
      }
    top += symbol.height * MODULE + QUIET;
  }
  if (top > HEIGHT) throw new Error("The codes are higher than the picture.");
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128); // none
  const head = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`;
  fs.writeFileSync(file, Buffer.concat([Buffer.from(`${head}FRAME\n`), picture, colour]));
}
