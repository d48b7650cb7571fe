// The report in Markdown: what docs/BENCHMARKS.md is made of.
import { figure, percent, spreadText, table } from "./markdown.mjs";
import { median, spread } from "./statistics.mjs";
import { ratesOf, ratiosOf } from "./summary.mjs";
import { recordingCost, sag, targets } from "./targets.mjs";

/** `notes`: written by hand, `page`: by page.mjs, each with a heading of its own; may be empty. */
export function report({ setting, contestants, workloads, measurements, recording, scaling, vanishing, page, notes }) {
  const sections = [
    introduction(setting),
    rates(contestants, workloads, measurements),
    ratios(workloads, measurements),
    costOfRecording(recording),
    ...(scaling.length > 0 ? [costAndWork(scaling)] : []),
    ...(vanishing.length > 0 ? [costOfDenormals(vanishing)] : []),
    page.trim(),
    notes.trim(),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function introduction({ date, machine, versions, rounds, stretch }) {
  return `# Benchmarks

Written by \`npm run bench\` on ${date}: ${machine}.
${versions.join(", ")}.

Each contestant is measured ${rounds === 1 ? "once" : `${rounds} times, once a round, in another order each round`}, in a fresh process or page, for
${stretch.measuredMs / 1000} s after ${stretch.warmUpMs / 1000} s of warming up. Figures are training steps per second, the median over the rounds and in
parentheses the least and the greatest. A ratio is taken within a round; reported is the median of the rounds' ratios.

Ours trains in the page's own worker in Chromium, or in Node, with everything recorded that the Lab records. All others
record nothing. PyTorch runs the loop of the exported script without printing, on one thread. The JavaScript peers run
on one thread with their WebAssembly backends, wherever they are faster, and were tuned:

- TensorFlow.js differentiates a forward pass itself (\`tf.grads\`), in which the layers bring a gradient with explicit
  transposes, as products with transposed operands are slow, and tanh is computed by way of sigmoid, which is faster.
- jax-js differentiates a forward pass itself (\`valueAndGrad\`), in one jitted function for the whole step.
- TensorFlow.js with the backward pass by hand does without the library's differentiation: it shows what the library's
  kernels can do, and is no JavaScript peer in the ratios but has a line of its own.

All draw, clip and update as the workload says, and of W4 all compute ‖∂L/∂h_t‖ at every time step. W1, W2 and W4 train
on one fixed batch, W3 on a fresh one in each step.`;
}

function rates(contestants, workloads, measurements) {
  const rows = contestants.map(({ id, name }) => [
    name,
    ...workloads.map((workload) => spreadText(ratesOf(measurements, workload.id, id))),
  ]);
  const list = workloads.map(({ id, title }) => `- **${id}** ${title}`).join("\n");
  return `## Steps per second\n\n${list}\n\n${table(["", ...workloads.map(({ id }) => id)], rows)}`;
}

const opponents = {
  pytorch: "PyTorch, one thread",
  peer: "the best JavaScript peer",
  byHand: "TensorFlow.js, backward pass by hand",
};

function ratios(workloads, measurements) {
  const rows = workloads.flatMap(({ id }) =>
    Object.entries(opponents).flatMap(([opponent, name]) => {
      const inWorker = ratiosOf(measurements, id, "ours", opponent);
      if (inWorker === undefined) return [];
      const { must, aim } = targets[id][opponent] ?? {};
      return [
        [
          `${id} against ${name}`,
          must ?? "–",
          aim ?? "–",
          spreadText(inWorker),
          must === undefined ? "" : verdict(inWorker.median, must, aim),
          spreadText(ratiosOf(measurements, id, "ours-node", opponent)),
        ],
      ];
    }),
  );
  return `## Ratios

Ours with everything recorded against the others: in Chromium's worker, which is what must and aim are about, and in Node.

${table(["", "must", "aim", "Chromium's worker", "", "Node"], rows)}`;
}

function verdict(ratio, must, aim) {
  if (ratio >= aim) return "aim reached";
  return ratio >= must ? "must reached" : "below the must";
}

function costOfRecording(recording) {
  const ids = [...new Set(recording.map(({ workload }) => workload))];
  const rows = ids.map((id) => {
    const of = recording.filter(({ workload }) => workload === id);
    const costs = spread(of.map(({ rates: [everything, nothing] }) => 1 - everything / nothing));
    const rateOf = (k) => figure(median(of.map(({ rates }) => rates[k])));
    return [id, rateOf(1), rateOf(0), percent(costs.median), `${percent(costs.min)} to ${percent(costs.max)}`];
  });
  return `## What recording costs

Two runs in Node take turns of 50 ms, one recording everything that the Lab records, one nothing. At most
${percent(recordingCost)} of the speed may go.

${table(["", "nothing, steps/s", "everything, steps/s", "cost", "spread"], rows)}`;
}

function costAndWork(scaling) {
  const best = Math.max(...scaling.map(({ gflops }) => gflops));
  const rows = scaling.map(({ factor, of, value, rate, gflops }) => [
    `${of}, ${factor} ${value}`,
    figure(rate),
    figure(gflops),
    figure(best / gflops),
  ]);
  return `## Cost and work

One factor at a time around W1 (depth 30, width 64, batch 64) and W4 (T = 100), in Node with everything recorded. GFLOP/s
counts the operations of the matrix products alone, over the time of the whole step. Outside the corner of tiny networks
it is to stay within a factor ${sag} of the best, ${figure(best)}.

${table(["", "steps/s", "GFLOP/s", "best ÷ this"], rows)}`;
}

function costOfDenormals(vanishing) {
  const rows = vanishing.map(({ what, rates: [sound, shrinking] }) => [
    what,
    figure(sound),
    figure(shrinking),
    `${figure(sound / shrinking)} ×`,
  ]);
  return `## What vanishing costs

Numbers below 1.2e-38 are denormal, and processors multiply them slowly. Here signals or gradients shrink until they are,
against the same network with a start that keeps them up; both take turns in Node.

${table(["", "sound, steps/s", "vanishing, steps/s", "slower by"], rows)}`;
}
