import type { Page } from "@playwright/test";
import axeCore from "axe-core";

interface Axe {
  run(
    within?: string,
  ): Promise<{ violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[] }>;
}

/** What axe-core finds on the page as it stands. The debugger's evaluate is not bound by the page's own policy. */
export async function violations(page: Page, within = "body"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeCore.source);
  return page.evaluate(async (part) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const found = await (part === "body" ? axe.run() : axe.run(part));
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary?.split("\n").at(-1)?.trim()}`),
    );
  }, within);
}
