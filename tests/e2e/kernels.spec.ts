import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { buildWorker } from "../../.ci/worker-source.mjs";
import hashes from "../fixtures/hashes.json" with { type: "json" };
import type { Hashes } from "./hashesWorker.ts";
import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";

const WITHOUT_WEBASSEMBLY = "delete globalThis.WebAssembly;\n";

test.describe("the hashes of the forty experiments are the fixture's in a worker", () => {
  let script: string;
  test.beforeAll(async () => {
    ({ code: script } = await buildWorker(fileURLToPath(new URL("hashesWorker.ts", import.meta.url))));
  });

  for (const [kernels, prefix] of [
    ["simd", ""],
    ["reference", WITHOUT_WEBASSEMBLY],
  ] as const) {
    test(`that has the kernels "${kernels}"`, async ({ page }) => {
      await openWithoutScript(page);
      expect(await said(page, prefix + script)).toEqual({ kernels, hashes });
    });
  }
});

/** The page under its policy, without its own script, so that the name "egl" is free. */
async function openWithoutScript(page: Page): Promise<void> {
  await page.route(/\/$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<script[^>]*><\/script>/g, "");
    await route.fulfill({ response, body });
  });
  await page.goto("./");
}

/** The first message of a blob: worker made of the script. */
function said(page: Page, script: string): Promise<Hashes> {
  return page.evaluate((source) => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
    };
    const policy = trustedTypes.createPolicy("egl", { createScriptURL: (url: string) => url });
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const worker = new Worker(policy.createScriptURL(url));
    return new Promise<Hashes>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  }, script);
}

test.describe("where there is no WebAssembly", () => {
  test.use({ provoked: [/wasm-eval|wasm-unsafe-eval/] });

  test("the lanes train in their workers to the same numbers, whether it is missing or forbidden", async ({
    page,
    context,
  }) => {
    const figures = await trained(page);
    expect(await compiles(page), "with it").toEqual([true, true]);

    const without = await context.newPage();
    await takeWebAssemblyFromWorkers(without);
    expect(await trained(without)).toEqual(figures);
    expect(await compiles(without), "taken away").toEqual([false, false]);

    const forbidden = await context.newPage();
    await forbidWebAssembly(forbidden);
    expect(await trained(forbidden)).toEqual(figures);
    expect(await compiles(forbidden), "forbidden by the policy").toEqual([false, false]);
  });
});

/** What the lanes show at step 6; then they go on. */
async function trained(page: Page): Promise<unknown> {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=6");
  for (const letter of ["A", "B"] as const) {
    await expect(lab.status(letter)).toHaveText("Paused at step 6", { timeout: 20_000 });
  }
  const figures = await lab.figures();
  await lab.play.click();
  await lab.reachStep(8);
  return figures;
}

/** Whether the page's workers can compile the smallest module. */
function compiles(page: Page): Promise<boolean[]> {
  return Promise.all(
    page.workers().map((worker) =>
      worker.evaluate(() => {
        try {
          return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) !== null;
        } catch {
          return false;
        }
      }),
    ),
  );
}

async function takeWebAssemblyFromWorkers(page: Page): Promise<void> {
  await page.addInitScript((prefix) => {
    globalThis.Blob = class extends Blob {
      constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
        super(options?.type === "text/javascript" ? [prefix, ...parts] : parts, options);
      }
    };
  }, WITHOUT_WEBASSEMBLY);
}

/** Serves the page without 'wasm-unsafe-eval'; everything else of the policy stays. */
async function forbidWebAssembly(page: Page): Promise<void> {
  await page.route(/\/(#.*)?$/, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain(" 'wasm-unsafe-eval'");
    const changed = policy.replace(" 'wasm-unsafe-eval'", "");
    await route.fulfill({ response, headers: { ...headers, "content-security-policy": changed } });
  });
}
