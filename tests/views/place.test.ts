// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import { isHosted, linkOf } from "../../src/views/place.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  document.head.innerHTML = "";
});

it("a page with files beside it, at an address of its own, is hosted; the single file is not", () => {
  expect(isHosted()).toBe(false);
  document.head.innerHTML = '<link rel="manifest" href="./manifest.webmanifest">';
  expect(isHosted()).toBe(true);
  vi.stubGlobal("location", { protocol: "file:", href: "file:///folder/index.html" });
  expect(isHosted()).toBe(false);
});

it("a link has the page's address, and never a path of the disk", () => {
  expect(linkOf("#v=1")).toBe(`${window.location.origin}/#v=1`);
  vi.stubGlobal("location", { protocol: "file:", href: "file:///folder/index.html" });
  expect(linkOf("#v=1")).toBe("#v=1");
});
