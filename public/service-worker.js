// /field opens without network. The page is one shell without a person's data: those come from IndexedDB, so one copy serves everybody.
// A cached answer keeps its own Content-Security-Policy header, so its nonce still fits its scripts.
// A new shell replaces the old one only when everything it names is here too: never half a version.
const SHELL = "/field";
const PAGES = "rehome-page-1";
const ASSETS = "rehome-assets-1";
const FURNITURE = ["/manifest.webmanifest", "/icon.svg", "/icon-192.png"];
const PATIENCE_MS = 4_000; // a bar of signal that carries nothing is worse than none

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== PAGES && name !== ASSETS) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (isAsset(url.pathname)) event.respondWith(assetFirst(request));
  else if (request.mode === "navigate") event.respondWith(url.pathname === SHELL ? shell(request) : otherPage(request));
});

self.addEventListener("message", (event) => {
  const { type, assets = [] } = event.data ?? {};
  if (type === "keep") event.waitUntil(keep(assets).then((answer) => event.source?.postMessage(answer)));
});

const isAsset = (path) =>
  path.startsWith("/_next/static/") || path.startsWith("/icon") || path === "/manifest.webmanifest";

const keptShell = async () => (await caches.open(PAGES)).match(SHELL);

async function shell(request) {
  const kept = await keptShell();
  // No navigation preload: with it Firefox shows its own error page without network, whatever is answered here.
  const network = fetch(request);
  if (!kept) return network;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const answer = await Promise.race([network.catch(() => null), late]);
  // A server that stumbles is as good as none. A redirect goes to the sign-in page: the person sees it.
  return answer && answer.status < 500 ? answer : kept;
}

/** Pages that are not kept: without network the nearest one that is, or a word that leads there. */
async function otherPage(request) {
  try {
    return await fetch(request);
  } catch (error) {
    if (!(await keptShell())) throw error;
    const { pathname, searchParams } = new URL(request.url);
    const [, projectId] = /^\/projects\/([^/]+)\/missing\/collect$/.exec(pathname) ?? [];
    if (projectId) return Response.redirect(`${SHELL}?collect=${projectId}`);
    if (/\/checklist$/.test(pathname)) {
      const phone = searchParams.get("phone");
      return Response.redirect(phone ? `${SHELL}?${new URLSearchParams({ phone })}` : SHELL);
    }
    return new Response(NO_NETWORK, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
  }
}

const NO_NETWORK = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>No network · Rehome</title>
<main><h1>No network</h1><p>This page needs the network. Your work is on this device.</p><p><a href="${SHELL}">My work</a></p></main></html>`;

async function assetFirst(request) {
  const hit = await (await caches.open(ASSETS)).match(request, { ignoreVary: true });
  return hit ?? fetch(request);
}

/** "kept-before": what an earlier visit left still opens; a refresh that failed does not make it less ready. */
async function keep(assets) {
  try {
    await keepShell(assets);
    return { type: "kept" };
  } catch (error) {
    return (await keptShell()) ? { type: "kept-before" } : { type: "not-kept", why: String(error) };
  }
}

/** Asked by the page when it is up and signed in. `loaded` names what that page itself has loaded, late parts too. */
async function keepShell(loaded) {
  const response = await fetch(SHELL, { cache: "no-store", redirect: "error" }); // not the sign-in page
  if (!response.ok) throw new Error(`${SHELL} answered ${response.status}`);
  const html = await response.clone().text();
  const named = html.match(/\/_next\/static\/[^"'\\\s)<>]+/g) ?? [];
  const wanted = [
    ...new Set([...FURNITURE, ...named, ...loaded].map((url) => new URL(url, self.location.origin).href)),
  ];
  const cache = await caches.open(ASSETS);
  for (const url of wanted) {
    if (await cache.match(url, { ignoreVary: true })) continue;
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    await cache.put(url, answer);
  }
  await (await caches.open(PAGES)).put(SHELL, response);
  await dropUnnamed(cache, wanted);
}

/** Chunks of an earlier version stay while another page is open: it may be the old one, and may still need them. */
async function dropUnnamed(cache, wanted) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length > 1) return;
  for (const { url } of await cache.keys())
    if (url.includes("/_next/static/") && !wanted.includes(url)) await cache.delete(url);
}
