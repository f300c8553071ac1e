import { once } from "node:events";
import net from "node:net";

export type Cable = { url: string; pull: () => Promise<void>; plug: () => Promise<void>; end: () => Promise<void> };

/** A way to the server that can be cut: pulled, it refuses new connections and drops the open ones, in every browser alike. */
export async function layCable(serverUrl: string): Promise<Cable> {
  const { hostname, port } = new URL(serverUrl);
  const open = new Set<net.Socket>();
  const plug = net.createServer((near) => {
    const far = net.connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  const listen = async (at: number) => {
    plug.listen(at, "127.0.0.1");
    await once(plug, "listening");
    const address = plug.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  };
  const pull = async () => {
    const closed = once(plug, "close");
    plug.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  const own = await listen(0);
  return {
    url: `http://127.0.0.1:${own}`,
    pull,
    plug: async () => void (await listen(own)),
    end: async () => (plug.listening ? pull() : undefined),
  };
}
