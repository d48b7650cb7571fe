import { type BrowserContext, test as base, expect } from "@playwright/test";

/** What a page has done that no page of ours does. */
interface Faults {
  readonly console: string[];
  readonly violations: string[];
  readonly strangers: string[];
  readonly failedRequests: string[];
}

interface Options {
  /** Where the same build is served under /a/b/. */
  readonly subfolder: string;
  /** Origins of the pages that a test makes to embed ours. */
  readonly hosts: readonly string[];
  /** Console lines, and directives of violations, that a test provokes on purpose. */
  readonly provoked: readonly RegExp[];
}

interface Fixtures {
  readonly faults: Faults;
}

const LOCAL = ["blob:", "data:"];

/** What the addresses that a page may ask for begin with: its origin; of a file, nothing but itself. */
const ownOf = (address: string) => (address.startsWith("file:") ? address : `${new URL(address).origin}/`);

/** `own`: what may be asked for, by the beginnings of the addresses. */
function watch(context: BrowserContext, own: readonly string[], faults: Faults): void {
  context.on("console", (message) => {
    // Said by the runner's own script where the tests allow no service worker.
    if (message.text().includes("Service Worker registration blocked by Playwright")) return;
    if (message.type() === "error" || message.type() === "warning") faults.console.push(message.text());
  });
  context.on("weberror", (error) => faults.console.push(String(error.error())));
  context.on("request", (request) => {
    const url = request.url();
    if (![...own, ...LOCAL].some((beginning) => url.startsWith(beginning))) faults.strangers.push(url);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) faults.failedRequests.push(`${response.status()} ${response.url()}`);
  });
}

/**
 * Playwright's test, in which every page of the context is watched: a console error or warning, a violation of the
 * Content-Security-Policy, a request to another origin or one that fails makes the test fail.
 */
export const test = base.extend<Options & Fixtures>({
  subfolder: ["http://127.0.0.1:4790/a/b/", { option: true }],
  hosts: [[], { option: true }],
  provoked: [[], { option: true }],
  faults: [
    async ({ context, baseURL, subfolder, hosts, provoked }, use) => {
      const faults: Faults = { console: [], violations: [], strangers: [], failedRequests: [] };
      watch(context, [ownOf(baseURL ?? ""), ownOf(subfolder), ...hosts], faults);
      await context.exposeFunction("reportViolation", (violation: string) => faults.violations.push(violation));
      await context.addInitScript(() => {
        const { reportViolation } = globalThis as unknown as { reportViolation(violation: string): void };
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) =>
          reportViolation(`${effectiveDirective}: ${blockedURI} in ${sourceFile}`),
        );
      });
      await use(faults);
      const isFault = (line: string) => !provoked.some((pattern) => pattern.test(line));
      expect.soft(faults.console.filter(isFault), "console errors and warnings").toEqual([]);
      expect.soft(faults.violations.filter(isFault), "violations of the content security policy").toEqual([]);
      expect.soft(faults.strangers, "requests to other origins").toEqual([]);
      expect.soft(faults.failedRequests, "requests that failed").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
