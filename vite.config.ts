import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { formulas } from "./.ci/formulas.mjs";
import { hostScript } from "./.ci/host-script.mjs";
import { kernelsBinary } from "./.ci/kernels-binary.mjs";
import { lessonNumbers } from "./.ci/lesson-numbers.mjs";
import { ensureMathFont } from "./.ci/math-font.mjs";
import { preloadPage } from "./.ci/preload-page.mjs";
import { workerSource } from "./.ci/worker-source.mjs";

/** Tests that render say so in their first line: each of these files has a document, and modules, of its own. */
const documents = readdirSync(new URL("./tests", import.meta.url), { recursive: true, encoding: "utf8" })
  .map((file) => `tests/${file}`)
  .filter(
    (file) =>
      /\.test\.tsx?$/.test(file) &&
      readFileSync(new URL(file, import.meta.url), "utf8").startsWith("// @vitest-environment jsdom"),
  );
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
    hostScript(),
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
    testTimeout: 60_000,
    pool: "threads",
    // One of two processors would idle: the default leaves one free.
    maxWorkers: "100%",
    projects: [
      // The rest shares a thread's modules from file to file: to import the engine anew for each takes longer than its tests.
      {
        extends: true,
        test: { name: "modules", include: ["tests/**/*.test.{ts,tsx}"], exclude: documents, isolate: false },
      },
      { extends: true, test: { name: "documents", include: documents } },
    ],
    setupFiles: ["tests/loadWords.ts"],
  },
});
