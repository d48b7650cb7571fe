import type { Page } from "@playwright/test";

/** Pixels in a lane's colour that make a line: a dot or an anti-aliased edge has fewer. */
const LINE = 200;

/**
 * Looks at the canvas of every lane's main chart frame by frame from the next navigation on. `drawnLines` then gives,
 * for each lane, the milliseconds from navigation to the first frame that held a line in the lane's colour.
 */
export async function watchLines(page: Page): Promise<void> {
  await page.addInitScript((line) => {
    const drawn: Record<string, number> = {};
    const scratch = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (scratch === null) throw new Error("no canvas");

    const pixels = (draw: (context: CanvasRenderingContext2D) => void, width: number, height: number) => {
      scratch.canvas.width = width;
      scratch.canvas.height = height;
      draw(scratch);
      return scratch.getImageData(0, 0, width, height).data;
    };
    const colourOf = (chart: Element) => {
      const probe = document.createElement("i");
      probe.style.color = "var(--chart-lane)";
      chart.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return pixels(
        (context) => {
          context.fillStyle = color;
          context.fillRect(0, 0, 1, 1);
        },
        1,
        1,
      );
    };
    const count = (canvas: HTMLCanvasElement, colour: Uint8ClampedArray) => {
      const data = pixels((context) => context.drawImage(canvas, 0, 0), canvas.width, canvas.height);
      let found = 0;
      for (let i = 0; i < data.length; i += 4) {
        const isLane = [0, 1, 2].every((k) => Math.abs((data[i + k] ?? 0) - (colour[k] ?? 0)) < 12);
        if (isLane && data[i + 3] === 255) found += 1;
      }
      return found;
    };
    const look = () => {
      for (const lane of document.querySelectorAll<HTMLElement>("section.lane")) {
        const chart = lane.querySelector(".hero .chart");
        const canvas = chart?.querySelector("canvas");
        const letter = lane.dataset.lane ?? "";
        if (!chart || !canvas || canvas.width < 10 || canvas.height < 10 || letter in drawn) continue;
        if (count(canvas, colourOf(chart)) >= line) drawn[letter] = performance.now();
      }
      if (Object.keys(drawn).length < 2) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    (globalThis as unknown as { drawnLines: unknown }).drawnLines = drawn;
  }, LINE);
}

export function drawnLines(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() => (globalThis as unknown as { drawnLines: Record<string, number> }).drawnLines);
}
