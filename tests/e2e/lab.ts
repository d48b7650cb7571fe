import type { Locator, Page } from "@playwright/test";
import { expect } from "./page.ts";

export type Letter = "A" | "B" | "C" | "D";
export type Speed = "1×" | "4×" | "16×" | "Max";

/** The Lab as its reader sees it, in English. */
export class Lab {
  readonly page: Page;
  readonly play: Locator;
  readonly pause: Locator;
  readonly reset: Locator;
  readonly scrubber: Locator;
  readonly controls: Locator;
  readonly notices: Locator;
  readonly marks: Locator;

  constructor(page: Page) {
    this.page = page;
    this.play = page.getByRole("button", { name: "Play", exact: true });
    this.pause = page.getByRole("button", { name: "Pause", exact: true });
    this.reset = page.getByRole("button", { name: "Reset", exact: true });
    this.scrubber = page.getByRole("slider", { name: "Step shown" });
    this.controls = page.locator("aside.controls");
    this.notices = page.locator(".notices");
    this.marks = page.locator(".scrubber .mark");
  }

  /** `address`: what follows the page's own, for instance "?lang=zh#v=1&s=opening&step=10". */
  async open(address = ""): Promise<void> {
    await this.page.goto(address);
    await expect(this.lane("A")).toBeVisible();
  }

  lane(letter: Letter): Locator {
    return this.page.locator(`section.lane[data-lane="${letter.toLowerCase()}"]`);
  }

  /** The sentence that says what the lane does. */
  status(letter: Letter): Locator {
    return this.lane(letter).locator(".status .whole");
  }

  /** One of the panel's controls by its full name: "Depth", "Depth, value", "Clipping, lane A". */
  control(name: string): Locator {
    return this.controls.getByLabel(name, { exact: true });
  }

  async type(name: string, value: string): Promise<void> {
    await this.control(name).fill(value);
    await this.control(name).press("Enter");
  }

  /** Opens the rarely used settings of a group. */
  async showMore(group: "network" | "data" | "training" | "clipping"): Promise<void> {
    await this.controls.locator(`[data-group="${group}"] .more`).press("Enter");
  }

  /** The step that is shown; 0 before the first one too. */
  async step(): Promise<number> {
    return Number(await this.page.locator(".step-number b").textContent());
  }

  async reachStep(step: number): Promise<void> {
    await expect.poll(() => this.step(), { timeout: 20_000, intervals: [50] }).toBeGreaterThanOrEqual(step);
  }

  async setSpeed(speed: Speed): Promise<void> {
    await this.page.locator(".speed label", { hasText: speed }).click();
  }

  async show(step: number): Promise<void> {
    await this.scrubber.fill(String(step));
    await expect.poll(() => this.step()).toBe(step);
  }

  /** The numbers of a lane's header as they are written: growth, loss and norm. */
  readouts(letter: Letter): Promise<string[]> {
    return this.lane(letter).locator(".readouts dd").allTextContents();
  }

  /** What "Show as table" of a lane's chart says, row by row, the headings first. */
  async table(letter: Letter, chart: "hero" | "heat" | "loss" | "ratio"): Promise<string[][]> {
    const figure = this.lane(letter).locator(`figure.${chart}`);
    await figure.focus();
    await figure.getByRole("button", { name: /Show as table/ }).click();
    const dialog = figure.getByRole("dialog");
    const rows = await dialog
      .locator("tr")
      .evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toBeHidden();
    return rows;
  }

  /** Every number that the lanes show at this step, as it is written. */
  async figures(letters: readonly Letter[] = ["A", "B"]): Promise<unknown> {
    const layers = [];
    for (const letter of letters) layers.push(await this.readouts(letter), await this.table(letter, "hero"));
    return {
      step: await this.step(),
      layers,
      loss: await this.table("A", "loss"),
      ratio: await this.table("A", "ratio"),
    };
  }

  async chooseScenario(name: string): Promise<void> {
    await this.page.locator(".scenario-picker").click();
    await this.page
      .locator(".scenario-menu")
      .getByRole("button")
      .filter({ has: this.page.locator("b").getByText(name, { exact: true }) })
      .click();
  }

  /** The part of the address that holds the state. */
  async hash(): Promise<string> {
    return await this.page.evaluate(() => window.location.hash);
  }
}

/** A number as the page writes it: "3.3 × 1034" with the exponent raised, "Inf", "NaN". */
export function numberOf(written: string): number {
  const [, mantissa = "", exponent = "0"] = /^(−?[\d.]+)(?: × 10(−?\d+))?$/.exec(written) ?? [];
  if (mantissa === "") return written === "Inf" ? Number.POSITIVE_INFINITY : Number.NaN;
  return Number(mantissa.replace("−", "-")) * 10 ** Number(exponent.replace("−", "-"));
}
