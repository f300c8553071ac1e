import "server-only";
import { mayHaveChangedLately, type Stream, subscribe, unsubscribe } from "@/lib/server/live/hub";
import { canSeeProject } from "@/lib/server/sign-in/session";

const HEARTBEAT_MS = 15_000;
const LIFETIME_MS = 5 * 60_000;
/** An import reports several times a second; a page need not fetch more often than it can be read. */
const NOT_MORE_OFTEN_MS = 400;

/**
 * Server-sent events of one project. An event says only that something changed: the page fetches again, then and whenever
 * the stream (re)opens. A stream ends on SIGTERM, when the database connection breaks, when access ends and after five
 * minutes; the browser then connects again by itself.
 */
export async function openProjectStream(
  request: Request,
  project: { id: string; organizationId: string },
): Promise<Response> {
  const encoder = new TextEncoder();
  let stop = () => {};
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let isOpen = true;
      let later: NodeJS.Timeout | undefined;
      const stream: Stream = { projectId: project.id, changed, close };
      const heartbeat = setInterval(checkAndPing, HEARTBEAT_MS);
      const lifetime = setTimeout(close, LIFETIME_MS);
      stop = close;
      request.signal.addEventListener("abort", close);
      try {
        await subscribe(stream);
      } catch {
        close();
        return;
      }
      if (!isOpen) {
        unsubscribe(stream); // gone while we were connecting
        return;
      }
      send("retry: 2000\n\n");
      // What changed between the page's queries and this moment was told to nobody.
      if (mayHaveChangedLately(project.id)) changed();

      function changed() {
        later ??= setTimeout(() => {
          later = undefined;
          send("event: changed\ndata: {}\n\n");
        }, NOT_MORE_OFTEN_MS);
      }
      function send(text: string) {
        if (isOpen) controller.enqueue(encoder.encode(text));
      }
      function close() {
        clearInterval(heartbeat);
        clearTimeout(lifetime);
        clearTimeout(later);
        unsubscribe(stream);
        const mustClose = isOpen && !isCancelled;
        isOpen = false;
        if (mustClose) controller.close();
      }
      /** Reads session, user and membership rows again: who was signed out or removed must not go on listening. */
      async function checkAndPing() {
        if (await canSeeProject(request.headers, project).catch(() => false)) send(": still here\n\n");
        else close();
      }
    },
    cancel() {
      isCancelled = true; // the reader closed it: closing it once more would throw
      stop();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-store, no-transform", // no-transform: not gzipped, which would hold events back
      "x-accel-buffering": "no", // the same for nginx
    },
  });
}
