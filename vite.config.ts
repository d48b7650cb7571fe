import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { formulas } from "./.ci/formulas.mjs";
import { hostScript } from "./.ci/host-script.mjs";
import { kernelsBinary } from "./.ci/kernels-binary.mjs";
import { lessonNumbers } from "./.ci/lesson-numbers.mjs";
import { ensureMathFont } from "./.ci/math-font.mjs";
import { workerSource } from "./.ci/worker-source.mjs";

export default defineConfig({
  base: "./",
  resolve: { alias: { "math-font.woff2": await ensureMathFont() } },
  plugins: [react(), kernelsBinary(), workerSource(), formulas(), lessonNumbers(), hostScript()],
  build: {
    target: "es2022",
    outDir: "dist/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "node_modules/**"],
    environment: "node",
    testTimeout: 60_000,
  },
});
