import type { en } from "./en.ts";
import type { ChainFigures, MeasureFigures } from "./figures.ts";

function measure(of: MeasureFigures, { overTime, length }: ChainFigures): string {
  const link = (n: number) => (overTime ? `第 ${n} 个时间步` : `第 ${n} 层`);
  switch (of.code) {
    case "first_nonfinite":
      return of.kind === "any" ? "首次出现 Inf 或 NaN" : "损失首次为 Inf 或 NaN";
    case "norm_growth":
      return `梯度范数每个训练步的增长，从第 ${of.from} 步起`;
    case "last_losses":
      return `最后 ${of.count} 步损失的${of.by === "mean" ? "均值" : "中位数"}`;
    case "loss_ratio":
      return `${of.count} 步损失的中位数 ÷ 前 3 步的均值`;
    case "parameter_update":
      return `${of.parameter} 的更新量，第 ${of.from} 步起的中位数`;
    case "signal_growth":
      return overTime ? "梯度信号每个时间步的增长" : "梯度信号的每层增长";
    case "weight_gradient_growth":
      return "权重梯度的每层增长";
    case "signal_ratio":
      return `梯度信号，${link(1)} ÷ ${link(length)}`;
    case "memory_ratio":
      return `记忆 c 的梯度，第 1 个时间步 ÷ 第 ${length} 个时间步`;
    default:
      return plain[of.code];
  }
}

const plain = {
  exploded: "出现 Inf 或 NaN",
  total_norm: "梯度范数，float32",
  total_norm_f64: "梯度范数，float64",
  applied_norm: "裁剪后的梯度范数",
  cosine: "裁剪前后梯度的余弦",
  angle: "裁剪前后梯度的夹角",
  loss: "损失",
  smallest_loss: "最小损失",
  loss_difference: "两路损失的最大差",
  update_ratio: "最大的更新量 ÷ 权重量",
  update_norm: "更新量",
  sum_of_updates: "全部更新量之和",
  clipped_share: "裁剪步数的比例",
  distance: "离起点的最大距离",
};

export const zh: typeof en = {
  caption: "此场景的预期，随运行测量",
  lane: "路",
  bothLanes: "A 与 B",
  quantity: "测量量",
  expected: "预期",
  thisRun: "本次运行",
  result: "结果",
  source: "来源",
  others: { seeds: "另外 5 个种子", starts: "另外 5 个起点" },
  measure,
  at: (step) => `第 ${step} 步`,
  wholeRun: (steps) => `共 ${steps} 步`,
  waits: (step) => `– 到第 ${step} 步`,
  lost: "已无记录",
  none: "无",
  yes: "是",
  no: "否",
  degrees: (figure) => `${figure}°`,
  range: (low, high) => `${low} 至 ${high}`,
  share: (hits, of) => `${of} 次中 ${hits} 次`,
  results: {
    passed: "符合",
    failed: "不符",
    waiting: "等待中",
    lost: "未知",
    among: "属于其中",
    notAmong: "不属于其中",
  },
  sources: {
    seeds: "PyTorch，20 个种子的中位数",
    seed: "PyTorch，此种子",
    starts: "float32，20 个起点",
  },
  theories: {
    relu_gain: "理论：σ_w ÷ √2 = 2.12",
    relu_gain_at_width: "宽 64 时的理论：√2 · exp(−5 ÷ 256) = 1.39",
    step_factor: "理论：|1 − ηλ|，λ 为最大曲率",
    batch_norm_relu: "大批次的理论：√(π ÷ (π − 1)) = 1.21",
  },
  notes: {
    later_bad_batch: "30 个种子中有 29 个如此；有一个撑到了第三个坏批次。",
    target_variance: "预测均值得到 0.5。",
    best_constant: "最好的常数预测得到 0.39。",
    predicts_mean: "预测均值得到 0.5：什么也没学到。",
    still_grows: "仍大于 1。",
    dead_units: "30 个种子中有 1 个：所有单元死亡，此值为 0。",
    full_branch: "完整支路也会爆炸。",
    falls_with_depth: "随深度下降，不是常数因子。",
    seventeen: "种子 0 时为 100 步中的 17 步。",
  },
  seedNote: (seed) =>
    `本次运行的种子为 ${seed}：在任何设备上数值都相同。范围是 PyTorch 中 20 个种子所在的区间；换一个种子，大约每 20 项中会有一项超出。`,
  startNote: "本次运行只有一个起点：在任何设备上数值都相同。撞上墙之后的路径是混沌的，只有许多起点中的比例才说明问题。",
  trySeeds: "试另外 5 个种子",
  tryStarts: "试另外 5 个起点",
  stop: "停止",
  progress: (done, all) => `${done}/${all}`,
  passedOf: (hits, of) => `${of} 次中 ${hits} 次`,
  ownSeedOnly: "仅此种子",
  failedToTry: "无法启动任何工作线程。",
  summary: (passed, failed, waiting) => `${passed} 项符合，${failed} 项不符，${waiting} 项等待中`,
};
