import type { EmbedFigures, EmbedQuantity, FromEmbed } from "../../protocol/embed.ts";
import type { Clock } from "../../runs/clock.ts";
import type { LaneState } from "../../runs/labState.ts";
import type { Frame } from "./frame.ts";
import { letterOf } from "./stateMessage.ts";

/** Milliseconds between two reports where the host has not said. */
const USUAL_EVERY = 250;

const figures = {
  loss: ({ readouts }) => readouts.loss,
  total_norm: ({ readouts }) => readouts.totalNorm,
  clipped_norm: ({ readouts }) => readouts.clippedNorm,
  growth: ({ readouts }) => readouts.growth,
} as const satisfies { readonly [Q in EmbedQuantity]: (lane: LaneState) => number | null };

export interface StepReports {
  subscribe(quantities: readonly EmbedQuantity[], every?: number): void;
  /** Another step may be shown. */
  tell(): void;
  stop(): void;
}

/**
 * Reports the step that is shown when it is another one, or of another run, or has other figures; at most so often, and
 * the last one always.
 */
export function createStepReports(lab: Frame["lab"], clock: Clock, post: (message: FromEmbed) => void): StepReports {
  let quantities: readonly EmbedQuantity[] = [];
  let every = USUAL_EVERY;
  let sentAt = Number.NEGATIVE_INFINITY;
  let sent: readonly unknown[] = [];
  let cancel: (() => void) | null = null;

  function send(): void {
    cancel = null;
    const { playhead, comparison, lanes } = lab.store.getState();
    if (quantities.length === 0 || playhead < 0) return;
    const told = lanes.map((lane, k) => ({ lane: letterOf(k), ...figuresOf(lane, quantities) }));
    const news = [playhead, comparison, ...lanes.map(({ run }) => run), ...told.flatMap(Object.values<unknown>)];
    if (news.length === sent.length && news.every((part, k) => Object.is(part, sent[k]))) return;
    [sent, sentAt] = [news, clock.now()];
    post({ egl: 1, type: "step", step: playhead, lanes: told });
  }

  return {
    subscribe(wanted, pause = USUAL_EVERY) {
      [quantities, every, sent] = [wanted, pause, []];
    },
    tell() {
      if (quantities.length > 0) cancel ??= clock.schedule(send, Math.max(0, sentAt + every - clock.now()));
    },
    stop: () => cancel?.(),
  };
}

function figuresOf(lane: LaneState, quantities: readonly EmbedQuantity[]): EmbedFigures {
  return Object.fromEntries(quantities.map((quantity) => [quantity, figures[quantity](lane)]));
}
