// A program in a fresh page of Chromium, each with a process of its own.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "@playwright/test";

const types = { ".js": "text/javascript", ".wasm": "application/wasm" };
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** `folder`: holds the programs as modules NAME.js, and what they fetch. */
export async function openChromium(executablePath, folder) {
  const server = await serveFolder(folder);
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath, args: flags });
  return {
    version: browser.version(),
    async measure(name, request) {
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        await page.goto(origin);
        return await page.evaluate(
          async ([module, asked]) => (await import(module)).measure(asked),
          [`${origin}/${name}.js`, request],
        );
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

function serveFolder(folder) {
  const server = createServer((request, response) => {
    const path = join(folder, normalize(new URL(request.url, "http://page").pathname));
    if (path === join(folder, "/")) {
      response.setHeader("content-type", "text/html").end("<!doctype html><title>bench</title>");
    } else if (existsSync(path)) {
      response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
      createReadStream(path).pipe(response);
    } else {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}
