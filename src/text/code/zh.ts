import type { en } from "./en.ts";

export const zh: typeof en = {
  title: "在 PyTorch 中做同样的事",
  hint: "相同的种子给出相同的权重、批次、损失和范数。",
  run: "保存后运行：",
  lanes: "组",
  all: "全部",
  lane: (letter) => `${letter} 组`,
  copy: "复制",
  copied: "已复制",
  script: "下载 .py",
  notebook: "下载 .ipynb",
  close: "关闭",
  source: "Python 源代码",
};
