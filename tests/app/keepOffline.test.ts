// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepOffline } from "../../src/app/keepOffline.ts";
import { newVersion } from "../../src/views/newVersion.ts";

const container = (controller: object | null) =>
  Object.assign(new EventTarget(), { controller, register: vi.fn(async () => ({})) });

/** Opens the page where it may be kept, unless a test has changed that, and waits until it would have been. */
async function open(serviceWorker: object): Promise<void> {
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { serviceWorker }));
  keepOffline();
  window.dispatchEvent(new Event("load"));
  await vi.advanceTimersByTimeAsync(10_000);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv("PROD", true);
  document.head.innerHTML = '<link rel="manifest" href="./manifest.webmanifest">';
  newVersion.setState({ isReady: false });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe("the page for when there is no network", () => {
  it("is kept by a service worker beside it", async () => {
    const workers = container(null);
    await open(workers);
    expect(workers.register.mock.calls).toEqual([["./service-worker.js", { updateViaCache: "none" }]]);
  });

  it("is not kept in a frame, as a single file, or while it is developed", async () => {
    const workers = container(null);
    vi.stubGlobal("top", {});
    await open(workers);
    vi.stubGlobal("top", window);
    document.head.innerHTML = "";
    await open(workers);
    document.head.innerHTML = '<link rel="manifest" href="./manifest.webmanifest">';
    vi.stubEnv("PROD", false);
    await open(workers);
    expect(workers.register).not.toHaveBeenCalled();
  });

  it("goes without where a service worker is refused or unknown", async () => {
    await open(Object.assign(container(null), { register: () => Promise.reject(new Error("insecure")) }));
    vi.stubGlobal("navigator", {});
    keepOffline();
    window.dispatchEvent(new Event("load"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(newVersion.getState().isReady).toBe(false);
  });

  it("tells of a new version that takes over while the page still loads", () => {
    const workers = container({});
    vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { serviceWorker: workers }));
    keepOffline();
    workers.dispatchEvent(new Event("controllerchange"));
    expect(newVersion.getState().isReady).toBe(true);
  });

  it("tells of a new version when one takes over, and not when the first one does", async () => {
    const first = container(null);
    await open(first);
    first.dispatchEvent(new Event("controllerchange"));
    expect(newVersion.getState().isReady).toBe(false);
    first.dispatchEvent(new Event("controllerchange"));
    expect(newVersion.getState().isReady).toBe(true);
  });
});
