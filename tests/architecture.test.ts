import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * The one direction of imports (ARCHITECTURE.md): a room may import itself and what stands in its list.
 */
const left = ["text", "engine", "experiment", "protocol", "diagnosis", "runs", "charts", "lessons", "views", "app"];
const mayImport: Record<string, readonly string[]> = {
  ...Object.fromEntries(left.map((room, index) => [room, left.slice(0, index + 1)])),
  text: ["text"],
  engine: ["engine"],
  worker: ["worker", "engine", "experiment", "protocol"],
  host: ["host", "protocol"],
  cli: ["cli", "text", "engine", "experiment", "protocol", "diagnosis"],
};
/** Where no worker can be started, the page does itself what the worker would, loaded on demand. */
const exceptions = new Set(["runs/mainThreadWorker.ts imports from worker", "runs/cliffPort.ts imports from worker"]);
const src = resolve(import.meta.dirname, "../src");

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
const sources = filesBelow(src).filter((path) => /\.tsx?$/.test(path));
const roomOf = (path: string) => relative(src, path).split(/[\\/]/)[0] as string;

const importPattern =
  /(?:^|[;\s])(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;
function importsOf(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(importPattern)].map((match) => (match[1] ?? match[2]) as string);
}

describe("architecture", () => {
  it("finds the sources and their imports", () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(200);
  });

  it("the rooms are those of the map", () => {
    expect([...new Set(sources.map(roomOf))].sort()).toEqual(Object.keys(mayImport).sort());
  });

  it("imports point one way only", () => {
    const wrong = sources.flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith(".") && !target.endsWith("/package.json"))
        .map((target) => ({ path, room: roomOf(resolve(dirname(path), target)) }))
        .filter(({ room }) => !mayImport[roomOf(path)]?.includes(room))
        .map(({ room }) => `${relative(src, path)} imports from ${room}`)
        .filter((line) => !exceptions.has(line)),
    );
    expect(wrong).toEqual([]);
  });

  it("text, engine, experiment, protocol and diagnosis import no package but valibot, and the kernels' binary", () => {
    const wrong = sources
      .filter((path) => ["text", "engine", "experiment", "protocol", "diagnosis"].includes(roomOf(path)))
      .flatMap((path) => importsOf(path).map((target) => `${relative(src, path)}: ${target}`))
      .filter((line) => !/: (\.|valibot$)/.test(line))
      .filter((line) => line !== "engine/kernels/simd/simdKernels.ts: virtual:kernels-binary");
    expect(wrong).toEqual([]);
  });

  it("React is in views and app alone, D3 in charts alone", () => {
    const but = (...rooms: string[]) => Object.keys(mayImport).filter((room) => !rooms.includes(room));
    const uses = (name: RegExp, rooms: readonly string[]) =>
      sources
        .filter((path) => rooms.includes(roomOf(path)) && importsOf(path).some((target) => name.test(target)))
        .map((path) => relative(src, path));
    expect(uses(/^react/, but("views", "app"))).toEqual([]);
    expect(uses(/^d3/, but("charts"))).toEqual([]);
  });
});
