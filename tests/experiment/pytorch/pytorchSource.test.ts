import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations/index.ts";
import { optimizers } from "../../../src/engine/optimizers/index.ts";
import { tasks } from "../../../src/engine/tasks/index.ts";
import { type ResolvedLane, resolve } from "../../../src/experiment/comparison.ts";
import { pytorchSource } from "../../../src/experiment/pytorch/pytorchSource.ts";
import { scenarios } from "../../../src/experiment/scenarios/index.ts";
import { schema } from "../../../src/experiment/schema.ts";
import { validateComparison } from "../../../src/experiment/validateComparison.ts";
import { samplesOf } from "../../full/samples.ts";

function lanesOf(base: object, ...lanes: readonly object[]): readonly ResolvedLane[] {
  const comparison = validateComparison({ v: 1, base, lanes: lanes.length > 0 ? lanes : [{}] });
  if (!comparison.ok) throw new Error(JSON.stringify(comparison.problems));
  return resolve(comparison.value);
}
const linesOf = (base: object, ...lanes: readonly object[]) =>
  pytorchSource("test", lanesOf(base, ...lanes))
    .split("\n")
    .map((line) => line.trim());
const timed = (base: object, timeline: readonly object[]) => linesOf(base, { timeline });

describe("the code example", () => {
  const lanes = resolve(scenarios.article.comparison);
  const article = pytorchSource("article", lanes.slice(0, 1));

  it("takes at most 45 lines, with --json", () => {
    expect(article.trimEnd().split("\n").length).toBeLessThanOrEqual(45);
    expect(article).toContain('"--json"');
  });

  it("is what a teacher would write", () => {
    const taught = article.split("\n").filter((line) => !line.endsWith("# json"));
    const text = taught.join("\n");
    for (const piece of [
      "torch.manual_seed(0)\nmodel = nn.Sequential(nn.Linear(10, 50), nn.ReLU(), nn.Linear(50, 1))\nloss_fn = nn.MSELoss()\n",
      "optimizer = torch.optim.Adam(model.parameters(), lr=0.001)\n",
      "for step in range(100):\n    x, y = torch.randn(64, 10), torch.randn(64, 1)\n    optimizer.zero_grad()\n",
      "    loss = loss_fn(model(x), y)\n    loss.backward()\n    # Scales",
      "    total_norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)\n    optimizer.step()\n",
      'print(f"step {step}  loss {loss.item():.6g}  total norm {total_norm.item():.6g}")',
    ]) {
      expect(text).toContain(piece);
    }
  });

  it("as a comparison of one lane names it in every line", () => {
    const text = pytorchSource("article", lanes.slice(0, 1), true);
    expect(text).toContain('\nfor lane in "A":\n');
    expect(text.match(/"lane": lane|\["lane"\] = lane/g)).toHaveLength(3); // start, step, end
    expect(text).not.toContain("if lane");
    expect(article).not.toContain("lane");
  });

  it("as a comparison stands once, with its one difference behind a question for the lane", () => {
    const text = pytorchSource("article", lanes);
    expect(text.match(/nn\.Sequential/g)).toHaveLength(1);
    expect(text.match(/if lane == "A":/g)).toHaveLength(2); // the clipping, and its coefficient for --json
    expect(text).toContain(
      'if lane == "A":\n            # Scales all gradients so that their norm is at most max_norm; returns the norm before.\n' +
        "            total_norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)\n        else:\n" +
        "            total_norm = torch.norm(",
    );
  });
});

const LONG = 1.234567890123457e-7;
const longModel = { in_features: 512, hidden_features: 512, out_features: 512, activation: "leaky_relu" };
/** Settings that take many digits. */
const longest = [
  { model: { ...longModel, negative_slope: LONG, depth: 40, norm: "batch_norm", bias: false } },
  { model: { ...longModel, negative_slope: LONG, depth: 40, norm: "batch_norm", residual: true } },
  { model: { ...longModel, depth: 2 }, init: { scheme: "kaiming_uniform", mode: "fan_out", nonlinearity: "sigmoid" } },
  { init: { scheme: "scaled_normal", sigma_w: LONG, output_sigma_w: LONG }, clip: { mode: "norm", max_norm: LONG } },
  { init: { scheme: "uniform", bound: LONG }, clip: { mode: "norm", max_norm: LONG, norm_type: "inf" } },
  { init: { scheme: "orthogonal", gain: -LONG }, clip: { mode: "per_layer", max_norm: LONG } },
  {
    optimizer: { name: "rmsprop", lr: LONG, alpha: LONG, eps: LONG, momentum: LONG },
    clip: { mode: "value", clip_value: LONG },
  },
  { steps: 1_000_000, data: { batch_size: 1024, mode: "fixed", outlier_every: 1_000_000, outlier_scale: LONG } },
  { model: { kind: "one_neuron_rnn", w: LONG, b: -LONG, h0: LONG, target: LONG, seq_len: 10_000 } },
  ...["randn", "adding", "temporal_order", "echo", "sequence_sine"].map((source) => ({
    model: {
      kind: "rnn",
      cell: "lstm",
      num_layers: 4,
      seq_len: 300,
      loss_at: "all",
      tbptt: 10_000,
      ...tasks[source as "randn"].fixed,
    },
    init: { scheme: "identity", gain: LONG, forget_bias: -LONG },
    loss: "cross_entropy",
    data: { source },
  })),
].map((settings) => ({ seed: -(2 ** 53 - 1), ...settings }));

describe("any experiment", () => {
  const samples = samplesOf(7, { mlp: 120, rnn: 90, one_neuron_rnn: 10 });
  const sources = [
    ...samples.map(({ patch, timeline }) => ({
      what: patch.name ?? "",
      text: pytorchSource(patch.name ?? "", lanesOf(patch, { timeline })),
    })),
    ...Object.values(scenarios).map(({ id, comparison }) => ({
      what: id,
      text: pytorchSource(id, resolve(comparison)),
    })),
    ...pairs([...samples.map(({ patch }) => patch), ...longest]),
  ];

  /** Lanes that have little in common. */
  function pairs(patches: readonly object[]) {
    return patches.map((patch, k) => {
      const lanes = [patch, patches[(k + 119) % patches.length] ?? {}].flatMap((each) => lanesOf(each));
      return { what: `pair ${k}`, text: pytorchSource("pair", lanes) };
    });
  }

  it("has lines of at most 100 columns, in steps of 4, without trailing space", () => {
    for (const { what, text } of sources) {
      for (const line of text.split("\n")) {
        const place = `${what}: ${line}`;
        expect(line.length, place).toBeLessThanOrEqual(100);
        expect(line, place).not.toMatch(/\s$|\t/);
        expect((/^ */.exec(line)?.[0].length ?? 0) % 4, place).toBe(0);
      }
      expect(text.endsWith("\n") && !text.endsWith("\n\n"), what).toBe(true);
    }
  });

  it("imports what it uses and nothing else", () => {
    for (const { what, text } of sources) {
      const body = text.replace(/^import .*$/gm, "");
      for (const module of ["json", "math", "sys"]) {
        const isImported = new RegExp(`^import ${module}$`, "m").test(text);
        expect(isImported, `${what}: ${module}`).toBe(body.includes(`${module}.`));
      }
    }
  });

  it("leaves an empty block nowhere, not even without the lines that are marked json", () => {
    for (const { what, text } of sources) {
      const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.endsWith("# json"));
      const depth = (line: string) => /^ */.exec(line)?.[0].length ?? 0;
      for (const [k, line] of lines.entries()) {
        const opens = /:( {2}#.*)?$/.test(line) && !line.trim().startsWith("#");
        if (opens) expect(depth(lines[k + 1] ?? ""), `${what}: ${line}`).toBe(depth(line) + 4);
      }
    }
  });
});

describe("the network", () => {
  it.each(Object.entries(activations))("%s", (activation, { module }) => {
    const lines = linesOf({ model: { activation, hidden_features: 7 } }).join("\n");
    if (activation === "linear") expect(lines).toContain("nn.Sequential(nn.Linear(10, 7), nn.Linear(7, 1))");
    else expect(lines).toContain(`nn.Linear(10, 7), ${module}(), nn.Linear(7, 1)`);
  });

  it("takes arguments only where they are not PyTorch's", () => {
    const model = { activation: "leaky_relu", negative_slope: 0.2, bias: false, depth: 0 };
    expect(linesOf({ model })).toContain("model = nn.Sequential(nn.Linear(10, 1, bias=False))");
    expect(linesOf({ model: { ...model, depth: 1 } })).toContain("nn.LeakyReLU(0.2),");
    expect(linesOf({ model: { activation: "leaky_relu" } }).join("\n")).toContain("nn.LeakyReLU(),");
  });

  it("is built in a loop where it is deep, and added up in the training loop where it is residual", () => {
    const deep = { depth: 20, hidden_features: 32, norm: "batch_norm" };
    expect(linesOf({ model: deep })).toEqual(
      expect.arrayContaining([
        "for in_features in [10] + [32] * 19:",
        "layers += [nn.Linear(in_features, 32), nn.BatchNorm1d(32), nn.ReLU()]",
        "model = nn.Sequential(*layers, nn.Linear(32, 1))",
      ]),
    );
    expect(linesOf({ model: { ...deep, residual: true, residual_scale: 0.5 } })).toContain("h = h + 0.5 * layer(h)");
    expect(linesOf({ model: { ...deep, residual: true } })).toContain("h = h + layer(h)");
  });

  it("over time is a loop over its cell, cut where tbptt says", () => {
    const lines = linesOf({
      model: { kind: "rnn", cell: "lstm", seq_len: 12, tbptt: 4, hidden_size: 8 },
      data: { batch_size: 3 },
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        "cell = nn.LSTMCell(4, 8)",
        "c = torch.zeros(3, 8)",
        "for t in range(12):",
        "if t % 4 == 0:  # truncated backpropagation through time",
        "c = c.detach()",
        "h, c = cell(x[t], (h, c))",
        "loss = loss_fn(readout(h), y)",
      ]),
    );
    expect(linesOf({ model: { kind: "rnn", nonlinearity: "relu" } })).toContain(
      'cell = nn.RNNCell(4, 16, nonlinearity="relu")',
    );
  });

  it("of one neuron is two parameters", () => {
    const lines = linesOf({ model: { kind: "one_neuron_rnn", w: 5, b: -2.5 }, clip: { mode: "per_layer" } });
    expect(lines).toEqual(
      expect.arrayContaining([
        "w = nn.Parameter(torch.tensor(5.0))",
        "b = nn.Parameter(torch.tensor(-2.5))",
        "h = w * torch.sigmoid(h) + b",
        "loss = (torch.sigmoid(h) - 0.7) ** 2",
        "nn.utils.clip_grad_norm_([w, b], max_norm=1.0)",
      ]),
    );
  });
});

describe("the init", () => {
  const rnn = { kind: "rnn", cell: "gru", hidden_size: 8 };
  const schemes: [object, string][] = [
    [{ scheme: "xavier_uniform" }, "nn.init.xavier_uniform_(layer.weight)"],
    [{ scheme: "xavier_normal", gain: 2 }, "nn.init.xavier_normal_(layer.weight, gain=2.0)"],
    [{ scheme: "kaiming_normal" }, 'nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")'],
    [
      { scheme: "kaiming_uniform", nonlinearity: "leaky_relu", a: 0.2 },
      'nn.init.kaiming_uniform_(layer.weight, a=0.2, nonlinearity="leaky_relu")',
    ],
    [
      { scheme: "kaiming_normal", mode: "fan_out", nonlinearity: "tanh" },
      'nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity="tanh")',
    ],
    [{ scheme: "normal", std: 1e-5 }, "nn.init.normal_(layer.weight, std=1e-05)"],
    [
      { scheme: "scaled_normal", sigma_w: 2 },
      "nn.init.normal_(layer.weight, std=2.0 / math.sqrt(layer.weight.shape[1]))",
    ],
    [{ scheme: "uniform", bound: 3 }, "nn.init.uniform_(layer.weight, -3.0, 3.0)"],
    [{ scheme: "orthogonal" }, "nn.init.orthogonal_(layer.weight)"],
    [{ scheme: "identity", gain: -1.5 }, "nn.init.eye_(layer.weight).data.mul_(-1.5)"],
    [{ scheme: "zeros" }, "nn.init.zeros_(layer.weight)"],
    [{ scheme: "constant", value: 1e19 }, "nn.init.constant_(layer.weight, 1e+19)"],
  ];
  it.each(schemes)("%j", (init, line) => {
    const lines = linesOf({ init });
    expect(lines).toContain(line);
    expect(lines).toContain("nn.init.zeros_(layer.bias)");
  });

  it("keeps the biases where it is told to", () => {
    expect(linesOf({ init: { scheme: "zeros", bias: "default" } })).not.toContain("nn.init.zeros_(layer.bias)");
    expect(linesOf({ init: { bias: "zeros" } })).toContain("nn.init.zeros_(layer.bias)");
    expect(linesOf({}).join("\n")).not.toContain("nn.init");
  });

  it("of a gated cell goes block by block", () => {
    const lines = linesOf({ model: rnn, init: { scheme: "orthogonal" } });
    expect(lines).toContain("for block in cell.weight_hh.detach().chunk(3):  # a square matrix for each gate");
    expect(lines).toContain("nn.init.orthogonal_(block)");
    expect(lines).toContain("nn.init.zeros_(cell.bias_ih)");
  });

  it("sets an LSTM's forget gate, the second quarter", () => {
    const lines = linesOf({ model: { ...rnn, cell: "lstm" }, init: { forget_bias: 1 } });
    expect(lines).toEqual(expect.arrayContaining(["cell.bias_ih[8:16] = 1.0", "cell.bias_hh[8:16] = 0.0"]));
  });
});

describe("data and loss", () => {
  it.each(Object.entries(tasks))("%s leaves x and y", (source, { models, fixed, atLeast }) => {
    const kind = models[0];
    const seq_len = Math.max(12, atLeast.seq_len ?? 1);
    const model = kind === "rnn" ? { kind, ...fixed, seq_len } : { ...fixed };
    const text = linesOf({ model, data: { source } }).join("\n");
    expect(text).toMatch(/^x = |^x, y = /m);
    expect(text).toMatch(/^y = |^x, y = /m);
    expect(text).toContain("y)\nloss.backward()");
  });

  it("a fixed batch is drawn once; outliers leave it as it is", () => {
    const lines = linesOf({ data: { mode: "fixed", outlier_every: 3, outlier_scale: 1e6 } });
    const draw = lines.indexOf("x, y = torch.randn(64, 10), torch.randn(64, 1)");
    expect(draw).toBeGreaterThan(0);
    expect(draw).toBeLessThan(lines.indexOf("for step in range(50):"));
    expect(lines).toContain("target = y * 1000000.0 if (step + 1) % 3 == 0 else y  # outliers");
    expect(lines).toContain("loss = loss_fn(model(x), target)");
  });

  it("the classes of sequences are compared row by row", () => {
    const model = { kind: "rnn", loss_at: "all", out_features: 3 };
    const lines = linesOf({ model, loss: "cross_entropy" });
    expect(lines).toContain("loss_fn = nn.CrossEntropyLoss()");
    expect(lines).toContain("loss = loss_fn(torch.stack(outputs).flatten(0, 1), y.flatten(0, 1))");
  });
});

describe("the optimizer", () => {
  it.each(Object.entries(optimizers))("%s has no argument but lr by default", (name, { torchName }) => {
    expect(linesOf({ optimizer: { name, lr: 1 } })).toContain(
      `optimizer = torch.optim.${torchName}(model.parameters(), lr=1.0)`,
    );
  });

  it("says what is not PyTorch's default", () => {
    const optimizer = {
      name: "adamw",
      betas: [0.5, 0.9],
      weight_decay: schema.optimizer.of.adamw.weight_decay.default,
    };
    expect(linesOf({ optimizer })).toContain(
      "optimizer = torch.optim.AdamW(model.parameters(), lr=0.001, betas=(0.5, 0.9))",
    );
  });

  it("warms up", () => {
    const lines = linesOf({ optimizer: { name: "sgd", lr: 0.1, warmup_steps: 10 } });
    expect(lines).toContain('optimizer.param_groups[0]["lr"] = lr * min(1.0, (step + 1) / 10)  # warm-up');
    expect(linesOf({ optimizer: { warmup_steps: 1 } }).join("\n")).not.toContain("warm-up");
  });
});

describe("a timeline", () => {
  it("writes lr and weight_decay into the optimizer", () => {
    const lines = timed({}, [{ step: 40, patch: { optimizer: { lr: 1e-5, weight_decay: 0.1 } } }]);
    const at = lines.indexOf("if step == 40:");
    expect(lines.slice(at + 1, at + 3)).toEqual([
      'optimizer.param_groups[0]["lr"] = 1e-05',
      'optimizer.param_groups[0]["weight_decay"] = 0.1',
    ]);
  });

  it("with warm-up changes the variable", () => {
    const optimizer = { name: "sgd", lr: 0.1, warmup_steps: 10 };
    const lines = timed({ optimizer }, [{ step: 4, patch: { optimizer: { lr: 0.5 } } }]);
    expect(lines.slice(lines.indexOf("if step == 4:")).slice(1, 2)).toEqual(["lr = 0.5"]);
  });

  it("makes a new optimizer where the kind changes, and not where only an option does", () => {
    const changes = (patch: object) => timed({ optimizer: { name: "sgd", momentum: 0.5 } }, [{ step: 4, patch }]);
    expect(changes({ optimizer: { name: "adam", lr: 0.01 } })).toContain(
      "optimizer = torch.optim.Adam(model.parameters(), lr=0.01)",
    );
    const option = changes({ optimizer: { momentum: 0.9 } });
    expect(option).toContain('optimizer.param_groups[0]["momentum"] = 0.9');
    expect(option.filter((line) => line.startsWith("optimizer = "))).toHaveLength(1);
  });

  it("changes the clipping from its step on", () => {
    const lines = timed({}, [
      { step: 10, patch: { clip: { mode: "norm", max_norm: 2 } } },
      { step: 20, patch: { optimizer: { lr: 1 } } },
      { step: 30, patch: { clip: { max_norm: 5 } } },
    ]);
    const taught = lines.filter((line) => !line.endsWith("# json"));
    const at = taught.indexOf("if step < 10:");
    expect(taught.slice(at + 1, at + 2)).toEqual(["pass  # no clipping"]);
    expect(taught.slice(at + 2, at + 3)).toEqual(["elif step < 30:"]);
    expect(taught).toContain("nn.utils.clip_grad_norm_(model.parameters(), max_norm=5.0)");
    expect(taught.indexOf("else:")).toBeGreaterThan(at);
  });

  it("of a change at step 0 or behind the end is no change", () => {
    const before = linesOf({ optimizer: { lr: 0.5 } });
    expect(timed({}, [{ step: 0, patch: { optimizer: { lr: 0.5 } } }])).toEqual(before);
    expect(timed({ optimizer: { lr: 0.5 } }, [{ step: 50, patch: { optimizer: { lr: 1 } } }])).toEqual(before);
  });
});

describe("lanes", () => {
  it("of different lengths, and without a difference", () => {
    const lines = linesOf({}, { patch: { steps: 5 } }, {}, {});
    expect(lines).toContain('for lane in "ABC":');
    expect(lines.join("\n")).toContain('if lane == "A":\nsteps = 5\nelse:\nsteps = 50\n');
    expect(lines).toContain("for step in range(steps):");
  });

  it("that only some have a piece: the others are not asked for", () => {
    const text = linesOf({}, {}, { patch: { init: { scheme: "zeros" } } }, { patch: { init: { scheme: "zeros" } } });
    expect(text.join("\n")).toContain('if lane in "BC":\nfor layer in model:');
  });
});

it("a name cannot break out of its comment", () => {
  const [title, second] = pytorchSource('x\nimport os\r\u2028"""\u0000\\', lanesOf({})).split("\n");
  expect(title).toBe('# x import os """ \\ (Exploding Gradients Lab). Tested with PyTorch 1.13; 2.x untested.');
  expect(second).toBe("import json");
});
