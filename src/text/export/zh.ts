import type { en } from "./en.ts";

export const zh: typeof en = {
  close: "关闭",
  lane: (letter, title) => `${letter}：${title}`,
  source: (seed, version) => `${seed === null ? "" : `种子 ${seed} · `}Exploding Gradients Lab ${version}`,
  axes: {
    step: "步",
    layer: "层",
    timeStep: "时间步",
    signal: "∂L/∂h 的范数，对数刻度",
    weight_gradient: "∂L/∂W 的范数，对数刻度",
    activation: "h 的均方根，对数刻度",
    loss: "损失，对数刻度",
    plainLoss: "损失",
    ratio: "更新量 ÷ 权重量，对数刻度",
    norm: "梯度的范数，对数刻度",
    matrix: "最大奇异值，谱半径",
    value: "值",
    count: "个数",
    state: "状态 h",
  },

  picture: (title) => `保存为图片：${title}`,
  theme: "主题",
  themes: { light: "浅色", dark: "深色" },

  title: "保存与打开",
  data: "运行数据",
  dataHint: "每一步所记录的所有数值，附种子、版本和链接。",
  noData: "还没有任何一步。",
  experiment: "实验文件",
  experimentHint: "各路的设置，可用于本页面和命令行。",
  page: "打印",
  pageHint: "把当前显示的内容打印成一页 A4。",
  print: "打印",
  open: "打开",
  openHint: (megabytes) =>
    `一个实验、比较或运行的文件，JSON 或 NDJSON 格式，最大 ${megabytes} MB。也可以把它拖放到页面的任何位置。`,
  choose: "选择文件",

  opened: (file, lanes) => `已打开 ${file}：${lanes} 路。用“撤销”可恢复之前的内容。`,

  dismiss: "关闭提示",
  undo: "撤销",
  refused: {
    too_large: (file, megabytes) => `${file} 太大：文件最大为 ${megabytes} MB。`,
    not_text: (file) => `${file} 不是 UTF-8 文本。可以打开 JSON 或 NDJSON 格式的实验、比较或运行。`,
    not_json: (file) => `${file} 不是 JSON。可以打开 JSON 或 NDJSON 格式的实验、比较或运行。`,
    not_ours: (file) => `${file} 是 JSON，但不是实验、比较或运行。实验含有“model”、“optimizer”等字段。`,
    sweep: (file) => `${file} 是扫描的结果。请打开“相图”，在那里载入。`,
    too_many: (file, most) => `${file} 的路数太多：实验室最多显示 ${most} 路。`,
    several: "请一次只拖放一个文件。",
    problem: (file, sentence, more) => `${file}：${sentence}${more > 0 ? `另有 ${more} 个问题。` : ""}`,
  },

  sheet: {
    settings: "设置",
    differs: "不同之处",
    same: "没有：各路完全相同。",
    yes: "是",
    no: "否",
    step: (step) => `第 ${step} 步`,
  },
};
