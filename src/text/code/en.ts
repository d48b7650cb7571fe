export const en = {
  title: "The same in PyTorch",
  hint: "The same seed gives the same weights, batches, losses and norms.",
  run: "Save it and run:",
  lanes: "Lanes",
  all: "All lanes",
  lane: (letter: string) => `Lane ${letter}`,
  copy: "Copy",
  copied: "Copied",
  script: "Download .py",
  notebook: "Download .ipynb",
  close: "Close",
  source: "Python source",
};
