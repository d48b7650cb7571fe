import { describe, expect, it } from "vitest";
import type { DrawnChart } from "../../../src/charts/export/drawChart.ts";
import { pictureOf } from "../../../src/charts/export/picture.ts";
import { svgFile } from "../../../src/charts/export/svgFile.ts";
import { type SvgNode, svgNode } from "../../../src/charts/export/svgNode.ts";
import type { Palette } from "../../../src/charts/palette.ts";

const measuring = { font: "", measureText: (text: string) => ({ width: 6 * text.length }) as TextMetrics };
const palette = {
  ink: "#1",
  ink2: "#2",
  ink3: "#3",
  lane: "#4",
  surface: "#5",
  magnitudes: ["#a", "#b", "#c"],
  fontFamily: "Inter",
} as unknown as Palette;
const chart: DrawnChart = { width: 400, height: 100, nodes: [svgNode("circle", { r: 3 })], palette };
const words = {
  title: "Loss",
  lane: "A: No clipping",
  axes: { x: "step", y: "loss, log scale" },
  caption: "Lane A, step 26: the loss is 4.8 × 10^33, which is a sentence that needs a second line",
  source: "Seed 42",
};

const all = (nodes: readonly (SvgNode | string)[]): readonly SvgNode[] =>
  nodes.flatMap((node) => (typeof node === "string" ? [] : [node, ...all(node.children)]));
const textOf = (node: SvgNode): string =>
  node.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
const texts = (nodes: readonly SvgNode[]) => all(nodes).filter(({ name }) => name === "text");

describe("a picture", () => {
  const { nodes, width, height } = pictureOf(chart, null, words, measuring);
  const frame = all(nodes).find((node) => node.name === "svg");

  it("has title, lane, axes, the caption in lines and its source, from top to bottom around the chart", () => {
    const written = texts(nodes).map(textOf);
    expect(written.slice(0, 4)).toEqual(["Loss", "A: No clipping", "loss, log scale", "step"]);
    expect(written.at(-1)).toBe("Seed 42");
    expect(written.slice(4, -1).join(" ")).toBe(words.caption.replace("10^33", "1033"));
    expect(written.length).toBeGreaterThan(6);
    const heights = texts(nodes).map(({ attributes }) => Number(attributes.y));
    expect([...heights].sort((a, b) => a - b)).toEqual(heights);
    expect(Number(frame?.attributes.y)).toBeGreaterThan(heights[2] as number);
    expect(Number(frame?.attributes.y) + 100).toBeLessThan(heights[3] as number);
    expect(height).toBeGreaterThan(heights.at(-1) as number);
  });

  it("keeps the chart's size and its marks, with room on both sides", () => {
    expect(frame?.attributes).toMatchObject({ width: 400, height: 100, viewBox: "0 0 400 100" });
    expect(frame?.children).toEqual(chart.nodes);
    expect(width).toBeGreaterThan(400);
  });

  it("raises exponents", () => {
    const raised = all(nodes).filter(
      ({ name, attributes }) => name === "tspan" && String(attributes.dy).startsWith("-"),
    );
    expect(raised.map(textOf)).toEqual(["33"]);
  });

  it("explains its colours where it is asked to", () => {
    const keyed = pictureOf({ ...chart, width: 700 }, ["never", "late", "at once"], words, measuring);
    expect(texts(keyed.nodes).map(textOf)).toEqual(expect.arrayContaining(["never", "late", "at once"]));
    expect(all(keyed.nodes).filter(({ attributes }) => String(attributes.fill).match(/^#[abc]$/))).toHaveLength(3);
  });

  it("says in its file where it comes from, and brings its font", () => {
    const origin = { title: "Loss", seed: 42, version: "0.1.0", link: "https://example.org/#v=1&s=opening" };
    const font = { family: "Inter", range: "U+0000-00FF", address: "data:font/woff2;base64,AA==" };
    const file = svgFile({ nodes, width, height }, origin, [font]);
    expect(file).toContain("<title>Loss</title>");
    expect(file).toContain("https://example.org/#v=1&amp;s=opening");
    expect(file).toContain("&quot;seed&quot;:42");
    expect(file).toContain("data:font/woff2;base64,AA==");
  });
});
