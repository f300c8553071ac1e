import "server-only";
import { download } from "@/lib/server/files/download";

/** A download that is made while it is sent. */
export function csvDownload(filename: string, lines: AsyncIterable<string>): Response {
  const encoder = new TextEncoder();
  const iterator = lines[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.(undefined);
    },
  });
  return download(filename, "text/csv; charset=utf-8", body);
}
