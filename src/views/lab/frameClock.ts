/** Draws at most so many times a second. */
const FRAMES_PER_SECOND = 30;
/** A display of 60 Hz shows every second frame: without some slack it would be every third at times. */
const SLACK_MS = 4;
/** The charts take turns, so that no frame has to draw all of them: each is drawn in every third frame. */
const TURNS = 3;
/** While the reader acts every chart is drawn in every frame: what he points at or drags answers at once. */
const ACTS = ["pointermove", "pointerdown", "keydown", "input"] as const;

const drawings: (() => void)[] = [];
let next = 0;
let round = 0;
let acted = false;
let request = 0;
let drawnAt = Number.NEGATIVE_INFINITY;

/** Counts the rounds in which every chart has its turn. */
export const frameRound = (): number => round;

const onAct = () => {
  acted = true;
};

function frame(now: number): void {
  request = requestAnimationFrame(frame);
  if (now - drawnAt < 1000 / FRAMES_PER_SECOND - SLACK_MS) return;
  drawnAt = now;
  const many = acted ? drawings.length : Math.ceil(drawings.length / TURNS);
  if (acted) next = drawings.length - 1;
  acted = false;
  // A drawing may take others away, the last one too.
  for (let k = 0; k < many && drawings.length > 0; k++) {
    next = (next + 1) % drawings.length;
    if (next === 0) round += 1;
    drawings[next]?.();
  }
}

function start(): void {
  for (const act of ACTS) window.addEventListener(act, onAct, { capture: true, passive: true });
  request = requestAnimationFrame(frame);
}

function stop(): void {
  for (const act of ACTS) window.removeEventListener(act, onAct, { capture: true });
  cancelAnimationFrame(request);
}

/**
 * The page's one animation clock: calls `draw` up to 10 times a second, and up to 30 times while the reader acts, until
 * what it returns is called. Neighbours in the order of the calls are drawn in the same frame.
 */
export function onFrame(draw: () => void): () => void {
  drawings.push(draw);
  if (drawings.length === 1) start();
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    drawings.splice(drawings.indexOf(draw), 1);
    if (drawings.length === 0) stop();
  };
}
