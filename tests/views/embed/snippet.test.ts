// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { embedFields } from "../../../src/experiment/address/embedFields.ts";
import { readEmbed } from "../../../src/views/embed/embedQuery.ts";
import { type Choices, elementSnippet, iframeSnippet } from "../../../src/views/embed/snippet.ts";

const choices: Choices = {
  panels: embedFields.panels.default,
  knobs: ["clip.max_norm", "optimizer.lr"],
  lanes: ["b"],
  autoplay: false,
  locked: true,
  language: "zh",
  theme: null,
  width: 400,
  height: 600,
};
const hash = '#v=1&s=opening&name="><script>';
const page = "https://lab.example/a/b/";
const parsed = (html: string) => new DOMParser().parseFromString(html, "text/html");

describe("what is to be pasted", () => {
  it("is a frame whose address gives the choices and the state back", () => {
    const found = parsed(iframeSnippet(choices, hash, page));
    expect(found.querySelectorAll("script")).toHaveLength(0);
    const frame = found.querySelector("iframe");
    const [address = "", state] = (frame?.getAttribute("src") ?? "").split("#");
    const { searchParams, origin, pathname, search } = new URL(address);
    expect([origin + pathname, `#${state}`, searchParams.get("lang")]).toEqual([page, hash, "zh"]);
    const { panels, knobs, lanes, autoplay, locked } = choices;
    expect(readEmbed(search).settings).toEqual({ panels, knobs, lanes, autoplay, locked, allow: [] });
    const told = ["width", "height", "loading", "allow"].map((name) => frame?.getAttribute(name));
    expect(told).toEqual(["400", "600", "lazy", "fullscreen"]);
  });

  it("is an element with the same as attributes, and the script that makes a frame of it", () => {
    const found = parsed(elementSnippet(choices, hash, page));
    expect([...found.scripts].map(({ src }) => src)).toEqual([`${page}embed.js`]);
    const attributes = [...(found.querySelector("exploding-gradients")?.attributes ?? [])];
    expect(Object.fromEntries(attributes.map(({ name, value }) => [name, value]))).toEqual({
      knobs: "clip.max_norm,optimizer.lr",
      lanes: "b",
      autoplay: "0",
      locked: "1",
      lang: "zh",
      address: hash,
    });
  });
});
