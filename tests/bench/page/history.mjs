// A history of a million steps of a hundred layers: what it holds, and how soon it answers the scrubber.
import { join } from "node:path";
import { build } from "vite";
import { kernelsBinary } from "../../../.ci/kernels-binary.mjs";
import { root } from "../../../.ci/setup.mjs";
import { workerSource } from "../../../.ci/worker-source.mjs";
import { median } from "../statistics.mjs";

export async function measureHistory(steps) {
  const outDir = join(root, "node_modules/.cache/bench/history");
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    plugins: [kernelsBinary(), workerSource()],
    build: { ssr: join(import.meta.dirname, "historyProgram.ts"), outDir, emptyOutDir: true },
  });
  const { fill, scrub, bytes, width } = await import(join(outDir, "historyProgram.js"));
  const began = performance.now();
  fill(steps);
  const filling = performance.now() - began;
  const answers = Array.from({ length: 200 }, (_, k) => {
    const at = performance.now();
    scrub(Math.floor((steps * ((k * 0.618034) % 1)) | 0));
    return performance.now() - at;
  });
  return {
    steps,
    width: width(),
    megabytes: bytes() / 2 ** 20,
    appendMicroseconds: (1000 * filling) / steps,
    scrub: median(answers),
    longestScrub: Math.max(...answers),
  };
}
