import "server-only";

/** An answer that a browser saves under this name, whatever stands in it. */
export function download(filename: string, type: string, body: ReadableStream<Uint8Array>): Response {
  const plain = filename.replace(/[^\w.-]+/g, "_");
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename)}`,
      "x-content-type-options": "nosniff",
    },
  });
}

/** Lets everything else that waits have its turn: a long file is made in many short strokes. */
export const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** The same for a text that is whole already. */
export function downloadText(filename: string, type: string, text: string): Response {
  return download(filename, type, new Blob([text]).stream());
}
