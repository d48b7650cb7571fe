import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { formulas } from "./.ci/formulas.mjs";
import { kernelsBinary } from "./.ci/kernels-binary.mjs";
import { lessonNumbers } from "./.ci/lesson-numbers.mjs";
import { ensureMathFont } from "./.ci/math-font.mjs";
import { preloadPage } from "./.ci/preload-page.mjs";
import { workerSource } from "./.ci/worker-source.mjs";

const fileOf = (name: string) => fileURLToPath(new URL(`src/app/${name}`, import.meta.url));

export default defineConfig({
  base: "./",
  resolve: { alias: { "math-font.woff2": await ensureMathFont() } },
  plugins: [
    react(),
    kernelsBinary(),
    workerSource(),
    formulas(),
    lessonNumbers(),
    preloadPage({ entry: fileOf("main.ts"), page: fileOf("page.tsx") }),
  ],
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
    setupFiles: ["tests/loadWords.ts"],
  },
});
