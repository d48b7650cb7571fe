import { pathToFileURL } from "node:url";
import { defineConfig } from "@playwright/test";

/** The path of the single file, to test the subject on it from file:// (.ci/test-full.mjs). */
const { SINGLE_FILE } = process.env;

/** End-to-end tests run over the production build, served with the Content-Security-Policy header (serve.mjs). */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  webServer: { command: "node serve.mjs", url: "http://127.0.0.1:4790/a/b/", timeout: 120_000 },
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: true,
  // What is measured against the clock runs after all else, one test at a time, so that nothing else has the processors.
  projects: SINGLE_FILE
    ? [{ name: "single", testMatch: "subject.spec.ts", use: { baseURL: pathToFileURL(SINGLE_FILE).href } }]
    : [
        { name: "lab", testIgnore: "timing.spec.ts", teardown: "timing" },
        { name: "timing", testMatch: "timing.spec.ts", workers: 1 },
      ],
  use: {
    baseURL: "http://127.0.0.1:4789/",
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    // A page that keeps itself would fetch the whole build in every test; offline.spec.ts allows it.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
