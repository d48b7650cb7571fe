import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recordSvg } from "../../../src/charts/export/svgContext.ts";
import { type SvgNode, svgNode, svgXml } from "../../../src/charts/export/svgNode.ts";

const measuring = { font: "", measureText: (text: string) => ({ width: 6 * text.length }) as TextMetrics };
const record = () => recordSvg("p", { measuring, addressOf: () => "data:image/png;base64,AA==" });

/** All nodes within, in the order of the document. */
function within(nodes: readonly (SvgNode | string)[]): readonly SvgNode[] {
  return nodes.flatMap((node) => (typeof node === "string" ? [] : [node, ...within(node.children)]));
}
const named = (nodes: readonly SvgNode[], name: string) => within(nodes).filter((node) => node.name === name);

describe("a recorded drawing", () => {
  it("has a stroked path with its width, dash, caps and alpha", () => {
    const { context, nodes } = record();
    context.strokeStyle = "#112233";
    context.lineWidth = 1.75;
    context.lineCap = "round";
    context.globalAlpha = 0.5;
    context.setLineDash([2, 5]);
    context.beginPath();
    context.moveTo(1, 2);
    context.lineTo(3.456789, 4);
    context.stroke();
    const [path] = named(nodes(), "path");
    expect(path?.attributes).toEqual({
      d: "M1 2L3.46 4",
      fill: "none",
      stroke: "#112233",
      "stroke-width": 1.75,
      "stroke-linecap": "round",
      "stroke-dasharray": "2 5",
      "stroke-opacity": 0.5,
    });
  });

  it("begins a path with its first point, as a canvas does", () => {
    const { context, nodes } = record();
    context.beginPath();
    context.lineTo(1, 2);
    context.lineTo(3, 4);
    context.stroke();
    expect(named(nodes(), "path")[0]?.attributes.d).toBe("M1 2L3 4");
  });

  it("has a circle as two arcs that end where they begin", () => {
    const { context, nodes } = record();
    context.beginPath();
    context.arc(10, 20, 5, 0, 2 * Math.PI);
    context.fill();
    expect(named(nodes(), "path")[0]?.attributes.d).toBe("M15 20A5 5 0 0 1 5 20A5 5 0 0 1 15 20");
  });

  it("leaves out what a canvas does not draw: numbers that are not finite, a path without points", () => {
    const { context, nodes } = record();
    context.beginPath();
    context.lineTo(Number.NaN, 1);
    context.arc(1, Number.POSITIVE_INFINITY, 2, 0, 1);
    context.stroke();
    context.fillRect(0, Number.NaN, 1, 1);
    expect(nodes()).toEqual([]);
  });

  it("keeps what is drawn after a clip within it until it is restored, and the style with it", () => {
    const { context, nodes } = record();
    context.fillStyle = "#aa0000";
    context.save();
    context.beginPath();
    context.rect(1, 2, 30, 40);
    context.clip();
    context.fillStyle = "#00bb00";
    context.fillRect(0, 0, 5, 5);
    context.restore();
    context.fillRect(7, 7, 5, 5);
    const [clip] = named(nodes(), "clipPath");
    expect(within(clip?.children ?? [])[0]?.attributes.d).toBe("M1 2h30v40h-30Z");
    const [group] = named(nodes(), "g");
    expect(group?.attributes["clip-path"]).toBe(`url(#${clip?.attributes.id})`);
    expect(within(group?.children ?? []).map(({ attributes }) => attributes.fill)).toEqual(["#00bb00"]);
    expect(nodes().at(-1)?.attributes).toEqual({ x: 7, y: 7, width: 5, height: 5, fill: "#aa0000" });
  });

  it("has a rectangle without width as the line that a canvas draws", () => {
    const { context, nodes } = record();
    context.strokeRect(5, 1, 0, 9);
    expect(named(nodes(), "path")[0]?.attributes.d).toBe("M5 1h0v9h0Z");
  });

  it("has a tile as a pattern of shapes, turned, which fills by its name", () => {
    const { context, tile, nodes } = record();
    const pattern = tile({ size: 5, degrees: 45, ratio: 2 }, (square) => {
      square.fillStyle = "#000000";
      square.fillRect(0, 0, 2, 5);
    });
    if (pattern) context.fillStyle = pattern;
    context.fillRect(0, 0, 10, 10);
    const [defined] = named(nodes(), "pattern");
    expect(defined?.attributes).toMatchObject({ width: 5, height: 5, patternTransform: "rotate(45)" });
    expect(defined?.children).toHaveLength(1);
    expect(nodes().at(-1)?.attributes.fill).toBe(`url(#${defined?.attributes.id})`);
  });

  it("has a gradient with the stops that were added behind its making", () => {
    const { context, nodes } = record();
    const gradient = context.createLinearGradient(1, 0, 9, 0);
    gradient.addColorStop(0, "#ffffff");
    gradient.addColorStop(1, "#000000");
    context.fillStyle = gradient;
    context.fillRect(0, 0, 10, 10);
    const [defined] = named(nodes(), "linearGradient");
    expect(defined?.attributes).toMatchObject({ gradientUnits: "userSpaceOnUse", x1: 1, x2: 9 });
    expect(named(nodes(), "stop").map(({ attributes }) => attributes)).toEqual([
      { offset: 0, "stop-color": "#ffffff" },
      { offset: 1, "stop-color": "#000000" },
    ]);
  });

  it("has an image stretched to its place, crisp where it is not to be smoothed", () => {
    const { context, nodes } = record();
    context.imageSmoothingEnabled = false;
    context.drawImage({} as HTMLCanvasElement, 1, 2, 300, 40);
    expect(named(nodes(), "image")[0]?.attributes).toEqual({
      href: "data:image/png;base64,AA==",
      preserveAspectRatio: "none",
      x: 1,
      y: 2,
      width: 300,
      height: 40,
      "image-rendering": "pixelated",
    });
  });

  it("is empty again when it is cleared", () => {
    const { context, nodes } = record();
    context.fillRect(0, 0, 1, 1);
    context.clearRect(0, 0, 100, 100);
    expect(named(nodes(), "rect")).toEqual([]);
  });

  it("takes every call and every property that a painter uses", () => {
    const charts = join(import.meta.dirname, "../../../src/charts");
    const files = (folder: string): string[] =>
      readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        if (name === "export") return [];
        return statSync(path).isDirectory() ? files(path) : [path];
      });
    const used = files(charts)
      .filter((path) => path.endsWith(".ts") && !/surface\.ts$|image\.ts$/.test(path))
      .flatMap((path) => [...readFileSync(path, "utf8").matchAll(/\b(?:context|tile|square)\.([a-z]\w*)/g)])
      .map((match) => match[1] as string);
    const { context } = record();
    expect(new Set(used).size).toBeGreaterThan(20);
    expect([...new Set(used)].filter((name) => !(name in context))).toEqual([]);
  });
});

describe("an SVG node", () => {
  it("is written as XML, with what XML cannot hold left out", () => {
    const node = svgNode("svg", { title: 'a "b" <c>' }, svgNode("path"), "1 < 2 & 3\u0000\ud800");
    expect(svgXml(node)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" title="a &quot;b&quot; &lt;c&gt;"><path/>1 &lt; 2 &amp; 3</svg>',
    );
  });
});
