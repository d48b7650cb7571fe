import { defineConfig } from "vitest/config";
import { kernelsBinary } from "../../.ci/kernels-binary.mjs";

/** Comparisons with the PyTorch of this machine (npm run test:full). */
export default defineConfig({
  plugins: [kernelsBinary()],
  test: {
    include: ["tests/full/*.full.ts"],
    environment: "node",
    // One of two processors would idle: the default leaves one free.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 600_000,
  },
});
