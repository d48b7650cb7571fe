import { figure } from "../numbers.ts";
import { type en, exact, percent, place } from "./en.ts";

export const zh: typeof en = {
  title: (seq_len) => `一个神经元，${seq_len === 50 ? "五十" : `${seq_len} `}步，一道悬崖`,
  about:
    "一个循环神经元的损失随它的两个参数的变化。高度是损失。两次运行沿同一片谷底走向同一面墙。全部以 float64 计算。",
  loading: "正在计算曲面",

  legend: "颜色：梯度的长度",
  axes: { w: "循环权重 w", b: "偏置 b" },
  start: "两者从这里出发",
  thrownTo: (b) => `仅一步就被抛到 b = ${place(b)}`,

  chips: {
    thrown: (step) => `第 ${step} 步被抛出`,
    arrived: "已到达",
    onMap: "仍在图上",
  },
  raw: {
    title: "不裁剪",
    about: (norm) => `每一步就是梯度本身。梯度最长时长度为 **${figure(norm)}**。`,
  },
  clipped: {
    title: (max_norm) => `裁剪到 ${figure(max_norm)}`,
    about: "方向不变，步子变短：比阈值长的梯度被缩短到阈值。",
  },
  rows: {
    before: (step) => `第 ${step} 步之前`,
    after: (step) => `第 ${step} 步之后`,
    gradient: "该处的梯度",
    at: (step) => `第 ${step} 步`,
    loss: "损失",
    from: (loss, first) => `${figure(loss)}，起初为 ${figure(first)}`,
    place: (w, b) => `w ${place(w)}，b ${place(b)}`,
  },

  above: "俯视图",
  section: {
    title: "沿偏置方向",
    weight: "w",
    wall: (b) => `墙在 b = ${exact(b)}`,
    noWall: (w) => `w = ${place(w)} 处没有墙。`,
    caption: (w, wall) =>
      wall === null
        ? `w = ${place(w)} 时损失随偏置的变化：处处平缓。`
        : `w = ${place(w)} 时损失随偏置的变化：在 b = ${exact(wall)} 处跳变。`,
  },
  bifurcation: {
    title: "状态停在哪里（Doya）",
    folds: (lower, upper) => `${exact(lower)}，${exact(upper)}`,
    caption: (folds) =>
      folds.length === 2
        ? `不动点随偏置的变化：在两个折点 b = ${exact(folds[0] ?? 0)} 与 b = ${exact(folds[1] ?? 0)} 之间有两个吸引子，其余各处只有一个。初始状态落在两个吸引域的分界上时，就是那面墙。`
        : "不动点随偏置的变化：每个 b 只有一个不动点，而且吸引。",
  },
  cloud: {
    title: (starts) => `距此处 0.01 以内的 ${starts} 个起点`,
    thrown: "被抛到 2 以外",
    arrived: "最终损失低于 0.05",
    raw: "不裁剪",
    clipped: "裁剪",
    note: "过了墙，单条路径是混沌的：起点的最后一位数字就能决定结果。许多起点的比例则不然。",
    waiting: "正在从所有起点出发",
  },

  controls: {
    label: "设置",
    w: "起点 w",
    b: "起点 b",
    lr: "学习率 η",
    max_norm: "阈值 τ",
    updates: "更新次数",
    seq_len: "时间步数 T",
    presets: "有代表性的设置",
    presetNames: ["η 1，τ 0.4", "η 0.01，τ 1", "η 0.01，较远的起点"],
  },
  transport: {
    wall: (step) => `墙 · 第 ${step} 步`,
    shown: "显示的更新",
  },
  surfaceCaption: (at, raw, clipped) =>
    `损失随 w 和 b 变化的地形，其中有一面墙。${at} 次更新之后，不裁剪：${raw}；裁剪：${clipped}。`,
  aboveCaption: "同一地形的俯视图；按住 Shift 用方向键移动起点。",
  keys: "方向键转动视角，按住 Shift 移动起点；按 0 转回。",
  where: (w, b, loss) => `w ${place(w)}，b ${place(b)}，损失 ${figure(loss)}`,
  number: figure,
  percent,
  announce: {
    thrown: (step) => `不裁剪的运行在第 ${step} 步被抛出。`,
    stayed: "不裁剪的运行仍在图上。",
  },
  table: {
    update: "更新",
    columns: ["w", "b", "损失", "梯度"],
    raw: "不裁剪",
    clipped: "裁剪",
    b: "b",
    h: "h",
    attracts: "吸引",
  },
};
