/** How far this device is ready to be used without network. */
export type OfflineState =
  | { kind: "preparing" }
  /** `since`: what lies here is as new as that. */
  | { kind: "ready"; since: string }
  | { kind: "not-ready"; why: string };

const PREPARING: OfflineState = { kind: "preparing" };
let current: OfflineState = PREPARING;
const listeners = new Set<() => void>();

export const offlineState = (): OfflineState => current;
export const preparing = (): OfflineState => PREPARING;

export function subscribeOffline(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function show(next: OfflineState): void {
  current = next;
  for (const listener of listeners) listener();
}

const NO_WORKER = "Opening without network needs https. Ask your administrator for the https address.";
const FAILED = "The page could not be kept on this device.";

/** A page that opened without network is ready: it came from the device, with the work of `since`. */
export function showStillReady(since: string): void {
  const isKept = "serviceWorker" in navigator && navigator.serviceWorker.controller !== null;
  if (isKept && current.kind !== "ready") show({ kind: "ready", since });
}

/** Keeps the page itself: called when everything it needs has been loaded, and the work of `since` lies on the device. */
export async function keepPage(since: string): Promise<void> {
  if (!("serviceWorker" in navigator)) return show({ kind: "not-ready", why: NO_WORKER });
  try {
    await navigator.serviceWorker.register("/service-worker.js", { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    const answered = new Promise<string>((resolve) => {
      const listen = ({ data }: MessageEvent<{ type?: string }>) => resolve(data.type ?? "");
      navigator.serviceWorker.addEventListener("message", listen, { once: true });
    });
    const { scannerAssets } = await import("@/lib/client/scanner/scanner");
    active?.postMessage({ type: "keep", assets: [...loadedParts(), ...(await scannerAssets()).filter(isPart)] });
    const answer = await answered;
    if (answer === "kept" || answer === "kept-before") show({ kind: "ready", since });
    else if (current.kind !== "ready") show({ kind: "not-ready", why: FAILED });
  } catch {
    // Without network, or refused by the browser: what an earlier visit kept still opens.
    if (current.kind !== "ready")
      show(navigator.serviceWorker.controller ? { kind: "ready", since } : { kind: "not-ready", why: FAILED });
  }
}

const isPart = (name: string): boolean => name.startsWith(location.origin) && name.includes("/_next/static/");

/** What this page has loaded so far, the parts that came later included. */
function loadedParts(): string[] {
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  return [...new Set(names.filter(isPart))];
}
