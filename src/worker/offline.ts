/**
 * The service worker: it keeps one build whole and answers from it, so that the page opens without a network and never
 * mixes the files of two builds. A new build is kept beside the old one and takes over at once: what is opened from then
 * on is new, and a page that is open goes on with the old one's files, which are forgotten when no page is open.
 */

/** What .ci/service-worker.mjs puts in front of this script. `files`: from the page's folder; "" is the page itself. */
declare const build: { readonly version: string; readonly files: readonly string[] };
declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
/** Other folders of the same origin keep their own: pinned versions, for instance. */
const ownCaches = `exploding-gradients ${scope} `;
const own = ownCaches + build.version;

/** A file's name has its hash in it. */
const isImmutable = (file: string) => file.startsWith("assets/");

async function keepFile(cache: Cache, file: string): Promise<void> {
  const url = new URL(file, scope).href;
  const kept = isImmutable(file) ? await caches.match(url, { ignoreVary: true }) : undefined;
  const response = kept ?? (await fetch(url, { cache: isImmutable(file) ? "default" : "no-cache" }));
  if (!response.ok) throw new Error(`${url} could not be kept: ${response.status}`);
  await cache.put(url, response);
}

async function keepBuild(): Promise<void> {
  const cache = await caches.open(own);
  await Promise.all(build.files.map((file) => keepFile(cache, file)));
  await self.skipWaiting();
}

/** The address without query, under which a file is kept. */
function keptAddress(url: string): string {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  return address === `${scope}index.html` ? scope : address;
}

/** From this build, else from one that a page is still open of, else from the network. */
async function answer(request: Request): Promise<Response> {
  const address = keptAddress(request.url);
  const cache = await caches.open(own);
  const kept =
    (await cache.match(address, { ignoreVary: true })) ?? (await caches.match(address, { ignoreVary: true }));
  return kept ?? (await fetch(request));
}

/** Called when a page is about to open. */
async function forgetOldBuilds(): Promise<void> {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.some(({ url }) => url.startsWith(scope))) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(ownCaches) && name !== own) await caches.delete(name);
  }
}

self.addEventListener("install", (event) => event.waitUntil(keepBuild()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  if (request.mode === "navigate") event.waitUntil(forgetOldBuilds());
  event.respondWith(answer(request));
});

export {};
