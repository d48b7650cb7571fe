import { Lab, numberOf } from "./lab.ts";
import { expect, test } from "./page.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("lane B goes on and learns after lane A has exploded", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setSpeed("Max");
  await lab.reachStep(119);
  await lab.pause.click();
  const losses = async (last: number) => {
    await lab.show(last);
    const rows = (await lab.table("B", "loss"))
      .slice(1)
      .map(([step, , b = ""]) => [Number(step), numberOf(b)] as const);
    const within = rows.filter(([step]) => step > last - 20);
    expect(within).toHaveLength(20);
    return mean(within.map(([, loss]) => loss));
  };
  const [first, last] = [await losses(19), await losses(119)];
  console.log(`lane B's mean loss: ${first.toPrecision(3)} over steps 0–19, ${last.toPrecision(3)} over steps 100–119`);
  expect(last).toBeLessThanOrEqual(0.3 * first);
});
