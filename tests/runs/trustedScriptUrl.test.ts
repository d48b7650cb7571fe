import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

const load = async () => (await import("../../src/runs/trustedScriptUrl.ts")).trustedScriptUrl;

describe("trusted script addresses", () => {
  it("pass where the page made them", async () => {
    const trusted = await load();
    for (const url of ["blob:https://course.example/1", "data:text/javascript,1", "./service-worker.js"]) {
      expect(trusted(url)).toBe(url);
    }
  });

  it("are refused where they lead elsewhere", async () => {
    const trusted = await load();
    for (const url of [
      "https://elsewhere.example/x.js",
      "./other.js",
      "https://elsewhere.example/service-worker.js",
      "//elsewhere.example/x.js",
      "data:text/html,x",
      "javascript:1",
    ]) {
      expect(() => trusted(url), url).toThrow(TypeError);
    }
  });

  it("go through one policy, egl, made once", async () => {
    const createPolicy = vi.fn((_name: string, rules: { createScriptURL(url: string): string }) => ({
      createScriptURL: (url: string) => `trusted ${rules.createScriptURL(url)}`,
    }));
    vi.stubGlobal("trustedTypes", { createPolicy });
    const trusted = await load();
    expect([trusted("blob:x"), trusted("blob:y")]).toEqual(["trusted blob:x", "trusted blob:y"]);
    expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(["egl"]);
    expect(() => trusted("https://elsewhere.example/x.js")).toThrow(TypeError);
  });
});
