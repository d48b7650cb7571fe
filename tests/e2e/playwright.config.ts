import { defineConfig } from "@playwright/test";

/** End-to-end tests run over the production build, served with the Content-Security-Policy header (serve.mjs). */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  webServer: { command: "node serve.mjs", url: "http://127.0.0.1:4790/a/b/", timeout: 120_000 },
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  retries: 0,
  forbidOnly: true,
  use: {
    baseURL: "http://127.0.0.1:4789/",
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
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
