import type { TaskName } from "../../engine/tasks/sizes.ts";
import type { TaskSpec } from "../../engine/tasks/task.ts";

/** A task's draws as Python source, in the order of the engine's. */
interface TaskCode {
  /** What is drawn once. */
  readonly once?: (spec: TaskSpec) => readonly string[];
  /** Leaves a batch in x and y. */
  readonly draw: (spec: TaskSpec) => readonly string[];
}

/** The targets of the last time step out of those of all. */
const atLoss = ({ loss_at }: TaskSpec, y: string) => (loss_at === "all" ? y : `${y}[-1]`);
/** The target of a sequence as that of each of its time steps. */
const atEvery = ({ loss_at, seq_len, batch_size, out_features }: TaskSpec, y: string) =>
  loss_at === "all" ? `${y}.expand(${seq_len}, ${batch_size}, ${out_features})` : y;

export const tasks: Readonly<Record<TaskName, TaskCode>> = {
  randn: {
    draw({ kind, batch_size: B, seq_len: T, in_features, out_features, loss_at }) {
      const x = kind === "rnn" ? [T, B, in_features] : [B, in_features];
      const y = loss_at === "all" ? [T, B, out_features] : [B, out_features];
      return [`x, y = torch.randn(${x.join(", ")}), torch.randn(${y.join(", ")})`];
    },
  },
  teacher: {
    once: ({ in_features, out_features }) => [`teacher = torch.randn(${in_features}, ${out_features})`],
    draw: ({ batch_size: B, in_features }) => [
      `x = torch.randn(${B}, ${in_features})`,
      `y = torch.tanh(x @ teacher / math.sqrt(${in_features}))`,
    ],
  },
  sine: {
    draw: ({ batch_size: B }) => [`x = torch.rand(${B}, 1) * 2 - 1`, "y = torch.sin(math.pi * x)"],
  },
  spirals: {
    draw: ({ batch_size: B }) => [
      `r = torch.rand(${B})`,
      `arm = torch.randint(0, 2, (${B},))`,
      "angle = r * (3.5 * math.pi) + arm * math.pi",
      "x = torch.stack([r * torch.sin(angle), r * torch.cos(angle)], dim=1)",
      "y = nn.functional.one_hot(arm, 2).float()",
    ],
  },
  circles: {
    draw: ({ batch_size: B }) => [
      `ring = torch.randint(0, 2, (${B},))`,
      `r = torch.rand(${B}) * 0.4 + ring * 0.6`,
      `angle = torch.rand(${B}) * (2 * math.pi)`,
      "x = torch.stack([r * torch.cos(angle), r * torch.sin(angle)], dim=1)",
      "y = nn.functional.one_hot(ring, 2).float()",
    ],
  },
  adding: {
    draw: (spec) => {
      const { batch_size: B, seq_len: T } = spec;
      const half = Math.floor(T / 2);
      return [
        `values = torch.rand(${T}, ${B})`,
        `marks = torch.zeros(${T}, ${B})`,
        `marks[torch.randint(0, ${half}, (${B},)), torch.arange(${B})] = 1.0`,
        `marks[torch.randint(${half}, ${T}, (${B},)), torch.arange(${B})] = 1.0`,
        "x = torch.stack([values, marks], dim=2)",
        `y = ${atEvery(spec, "(values * marks).sum(0).unsqueeze(1)")}`,
      ];
    },
  },
  temporal_order: {
    draw: (spec) => {
      const { batch_size: B, seq_len: T } = spec;
      const at = (low: number, high: number) => `torch.randint(${low}, ${high}, (${B},))`;
      return [
        `symbols = torch.randint(2, 6, (${T}, ${B}))`,
        `i = ${at(Math.floor(T / 10), Math.floor(T / 5) + 1)}`,
        `j = ${at(Math.floor((2 * T) / 5), Math.floor(T / 2) + 1)}`,
        `a, b = ${at(0, 2)}, ${at(0, 2)}`,
        `symbols[i, torch.arange(${B})] = a`,
        `symbols[j, torch.arange(${B})] = b`,
        "x = nn.functional.one_hot(symbols, 6).float()",
        `y = ${atEvery(spec, "nn.functional.one_hot(2 * a + b, 4).float()")}`,
      ];
    },
  },
  echo: {
    draw: (spec) => {
      const { batch_size: B, seq_len: T } = spec;
      const delay = Math.floor(T / 2);
      return [
        `bits = torch.randint(0, 2, (${T}, ${B})).float()`,
        "x = bits.unsqueeze(2)",
        `echo = torch.cat([torch.zeros(${delay}, ${B}), bits[:${T - delay}]]).unsqueeze(2)`,
        `y = ${atLoss(spec, "echo")}`,
      ];
    },
  },
  sequence_sine: {
    draw: (spec) => {
      const { batch_size: B, seq_len: T } = spec;
      return [
        `phase = torch.rand(${B}) * (2 * math.pi)`,
        `wave = torch.sin(torch.arange(${T + 1}).unsqueeze(1) * (math.pi / 10) + phase)`,
        `x, y = wave[:${T}].unsqueeze(2), wave[1:].unsqueeze(2)${spec.loss_at === "all" ? "" : "[-1]"}`,
      ];
    },
  },
};
