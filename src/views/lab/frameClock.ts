/** Draws at most so many times a second. */
const FRAMES_PER_SECOND = 30;
/** A display of 60 Hz shows every second frame: without some slack it would be every third at times. */
const SLACK_MS = 4;
/** The charts take turns, so that no frame has to draw all of them: each is drawn in every second frame. */
const TURNS = 2;

const drawings: Set<() => void>[] = Array.from({ length: TURNS }, () => new Set());
let turn = 0;
let request = 0;
let drawnAt = Number.NEGATIVE_INFINITY;

function frame(now: number): void {
  request = requestAnimationFrame(frame);
  if (now - drawnAt < 1000 / FRAMES_PER_SECOND - SLACK_MS) return;
  drawnAt = now;
  turn = (turn + 1) % TURNS;
  for (const draw of drawings[turn] as Set<() => void>) draw();
}

const count = () => drawings.reduce((sum, { size }) => sum + size, 0);

/** The page's one animation clock: calls `draw` up to 15 times a second until what it returns is called. */
export function onFrame(draw: () => void): () => void {
  const emptiest = drawings.reduce((least, each) => (each.size < least.size ? each : least));
  emptiest.add(draw);
  if (count() === 1) request = requestAnimationFrame(frame);
  return () => {
    emptiest.delete(draw);
    if (count() === 0) cancelAnimationFrame(request);
  };
}
