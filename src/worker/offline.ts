/**
 * The service worker: it keeps one build whole and answers from it, so that the page opens without a network and never
 * mixes the files of two builds. A new build is kept beside the old one and takes over at once: what is opened from then
 * on is new, and a page that is open goes on with the old one's files, which are forgotten when no page is open.
 */

/**
 * What .ci/service-worker.mjs puts in front of this script. `files`: from the page's folder; "" is the page itself.
 * `named`: those of them that the page's text names, by which a page of this build is known from one of another.
 */
declare const build: {
  readonly version: string;
  readonly files: readonly string[];
  readonly named: readonly string[];
};
declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
/** Other folders of the same origin keep their own: pinned versions, for instance. */
const ownCaches = `exploding-gradients ${scope} `;
const own = ownCaches + build.version;

/** A file's name has its hash in it. */
const isImmutable = (file: string) => file.startsWith("assets/");

/** Keeps a file; throws where what came is not the file of this build: then the whole is tried again later. */
async function keepFile(cache: Cache, file: string): Promise<Response> {
  const url = new URL(file, scope).href;
  const kept = isImmutable(file) ? await caches.match(url, { ignoreVary: true }) : undefined;
  const response = kept ?? (await fetched(url, file));
  await cache.put(url, response.clone());
  return response;
}

async function fetched(url: string, file: string): Promise<Response> {
  const response = await fetch(url, { cache: isImmutable(file) ? "default" : "no-cache" });
  if (!response.ok || response.redirected) throw new Error(`${url} could not be kept: ${response.status}`);
  // While a host takes a new build it may answer with the page of the old one, whose files are soon gone.
  if (file === "" && !isOfThisBuild(await response.clone().text())) throw new Error(`${url} is of another build`);
  return response;
}

const isOfThisBuild = (page: string) => build.named.every((file) => page.includes(file));

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

/** From this build, which gets back what it has lost; else from one that a page is still open of. */
async function keptAnswer(address: string): Promise<Response | undefined> {
  const cache = await caches.open(own);
  const kept = await cache.match(address, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const file = address.slice(scope.length);
  return build.files.includes(file) ? keepFile(cache, file) : caches.match(address, { ignoreVary: true });
}

/** From what is kept, else from the network: also where the browser's storage fails. */
async function answer(request: Request): Promise<Response> {
  const kept = await keptAnswer(keptAddress(request.url)).catch(() => undefined);
  return kept ?? fetch(request);
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
