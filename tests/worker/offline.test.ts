import { afterEach, beforeEach, expect, it, vi } from "vitest";

const SCOPE = "https://host.example/lab/";
const PAGE = '<script src="./assets/main-2.js"></script>';

/** By their addresses, in each cache. */
let stored: Map<string, Map<string, Response>>;
let served: Record<string, () => Response>;
let isBroken: boolean;
let starts = 0;
const heard = new Map<string, (event: object) => void>();

const cacheNamed = (name: string) => {
  const kept = stored.get(name) ?? new Map<string, Response>();
  stored.set(name, kept);
  return {
    match: async (url: string) => kept.get(url)?.clone(),
    put: async (url: string, response: Response) => void kept.set(url, response),
  };
};
const caches = {
  open: async (name: string) => {
    if (isBroken) throw new Error("storage");
    return cacheNamed(name);
  },
  match: async (url: string) =>
    [...stored.values()]
      .find((kept) => kept.has(url))
      ?.get(url)
      ?.clone(),
  keys: async () => [...stored.keys()],
  delete: async (name: string) => stored.delete(name),
};

const install = () =>
  new Promise<void>((resolve, reject) =>
    heard.get("install")?.({ waitUntil: (all: Promise<void>) => all.then(resolve, reject) }),
  );
const ask = (file: string) =>
  new Promise<Response>((resolve) => {
    const request = { method: "GET", url: SCOPE + file, mode: "no-cors" };
    heard.get("fetch")?.({ request, respondWith: (answer: Promise<Response>) => resolve(answer) });
  });
const kept = () => stored.get(`exploding-gradients ${SCOPE} two`);

beforeEach(async () => {
  stored = new Map();
  isBroken = false;
  served = { "": () => new Response(PAGE), "assets/main-2.js": () => new Response("two") };
  vi.stubGlobal("build", { version: "two", files: ["", "assets/main-2.js"], named: ["assets/main-2.js"] });
  vi.stubGlobal("caches", caches);
  vi.stubGlobal("fetch", async (asked: string | { readonly url: string }) => {
    const url = typeof asked === "string" ? asked : asked.url;
    return served[url.slice(SCOPE.length)]?.() ?? new Response("", { status: 404 });
  });
  vi.stubGlobal("self", {
    registration: { scope: SCOPE },
    clients: { matchAll: async () => [] },
    skipWaiting: async () => {},
    addEventListener: (type: string, listener: (event: object) => void) => heard.set(type, listener),
  });
  // By a name that the types do not follow: what a service worker is made of is not in a page. Each one starts anew.
  starts += 1;
  const script = `../../src/worker/offline.ts?${starts}`;
  await import(script);
});
afterEach(() => vi.unstubAllGlobals());

it("keeps a build, and answers from it", async () => {
  await install();
  served = {};
  expect(await (await ask("assets/main-2.js")).text()).toBe("two");
  expect(await (await ask("index.html?x=1")).text()).toBe(PAGE);
});

it("does not keep the page of another build", async () => {
  served[""] = () => new Response(PAGE.replace("main-2", "main-1"));
  await expect(install()).rejects.toThrow("another build");
  expect(kept()?.has(SCOPE)).toBe(false);
});

it("keeps no answer from elsewhere", async () => {
  served["assets/main-2.js"] = () => Object.defineProperty(new Response("sign in"), "redirected", { value: true });
  await expect(install()).rejects.toThrow("could not be kept");
});

it("gets back a file that it has lost", async () => {
  await install();
  kept()?.delete(`${SCOPE}assets/main-2.js`);
  expect(await (await ask("assets/main-2.js")).text()).toBe("two");
  expect(kept()?.has(`${SCOPE}assets/main-2.js`)).toBe(true);
});

it("answers from the network where the storage fails", async () => {
  await install();
  isBroken = true;
  expect(await (await ask("assets/main-2.js")).text()).toBe("two");
});
