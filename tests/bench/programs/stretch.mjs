/**
 * Steps per second of `step`, which trains one step and may give a promise: measured over `measuredMs` after at least
 * `warmUpMs` and three steps.
 */
export async function stepsPerSecond(step, { warmUpMs, measuredMs }) {
  await stepsWithin(step, warmUpMs, 3);
  const { steps, ms } = await stepsWithin(step, measuredMs, 1);
  return (1000 * steps) / ms;
}

/** Trains for `ms`, at least `least` steps; what that came to. */
export async function stepsWithin(step, ms, least) {
  const began = performance.now();
  let steps = 0;
  let passed = 0;
  while (passed < ms || steps < least) {
    const pending = step();
    if (pending !== undefined) await pending;
    steps += 1;
    passed = performance.now() - began;
  }
  return { steps, ms: passed };
}
