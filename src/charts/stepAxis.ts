/** The step axis that heat map, loss and ratio share: each step is a column of the same width. */
export interface StepAxis {
  readonly window: number;
  /** Pixels of one step. */
  readonly stepWidth: number;
  /** The left edge of a step's column. */
  edge(step: number): number;
  /** The centre of a step's column. */
  x(step: number): number;
  /** The step under a pointer, null beside the plot. */
  stepAt(x: number): number | null;
  readonly ticks: readonly number[];
}

/** Steps on the axis before it doubles for the first time. */
const FIRST_WINDOW = 80;

/** 80, 160, 320, …: the smallest that holds `steps` steps, so that lines do not crawl while a run goes on. */
export function stepWindow(steps: number): number {
  let window = FIRST_WINDOW;
  while (window < steps) window *= 2;
  return window;
}

/** `room`: pixels between two numbers. */
export function stepAxis(window: number, left: number, right: number, room: number): StepAxis {
  const stepWidth = (right - left) / window;
  const edge = (step: number) => left + step * stepWidth;
  return {
    window,
    stepWidth,
    edge,
    x: (step) => edge(step + 0.5),
    stepAt(pointer) {
      if (pointer < left || pointer > right) return null;
      return Math.min(window - 1, Math.floor((pointer - left) / stepWidth));
    },
    ticks: stepTicks(window, right - left, room),
  };
}

/** Quarters of the window, halves where those are too near to each other. */
export function stepTicks(window: number, width: number, room: number): readonly number[] {
  const parts = width / 4 >= room ? 4 : width / 2 >= room ? 2 : 1;
  return Array.from({ length: parts + 1 }, (_, part) => (window / parts) * part);
}
