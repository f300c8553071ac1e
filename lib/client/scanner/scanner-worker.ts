import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";

/**
 * Decodes pictures of the camera beside the page, so that it stays smooth. The wasm comes out of the very package whose code
 * calls it, and from our own address: a worker obeys the policy of its own script, so no page needs 'wasm-unsafe-eval'.
 */
const WASM = new URL("../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url).href;

prepareZXingModule({
  overrides: { locateFile: (file: string) => (file.endsWith(".wasm") ? WASM : file) },
  fireImmediately: true,
});

/** A label carries Code 128 and, newer ones, a 2D code; our own sheets carry QR. */
const OPTIONS: ReaderOptions = {
  formats: ["Code128", "QRCode", "DataMatrix"],
  tryHarder: true, // turned and small codes; costs some milliseconds
  maxNumberOfSymbols: 8,
};

let canvas: OffscreenCanvas | null = null;

/** Addresses of itself, of the parts it is made of, and of the decoder. */
function assets(): string[] {
  const parts = performance.getEntriesByType("resource").map(({ name }) => name);
  return [self.location.href, ...parts, new URL(WASM, self.location.href).href];
}

self.onmessage = async ({ data: frame }: MessageEvent<ImageBitmap | "assets">) => {
  if (frame === "assets") return self.postMessage([...new Set(assets())]);
  canvas ??= new OffscreenCanvas(frame.width, frame.height);
  canvas.width = frame.width;
  canvas.height = frame.height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(frame, 0, 0);
  frame.close();
  const image = context?.getImageData(0, 0, canvas.width, canvas.height);
  const results = image ? await readBarcodes(image, OPTIONS) : [];
  self.postMessage(results.filter(({ isValid }) => isValid).map(({ text }) => text));
};
