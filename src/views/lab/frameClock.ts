/** Draws at most so many times a second. */
const FRAMES_PER_SECOND = 30;
/** A display of 60 Hz shows every second frame: without some slack it would be every third at times. */
const SLACK_MS = 4;

const drawings = new Set<() => void>();
let request = 0;
let drawnAt = Number.NEGATIVE_INFINITY;

function frame(now: number): void {
  request = requestAnimationFrame(frame);
  if (now - drawnAt < 1000 / FRAMES_PER_SECOND - SLACK_MS) return;
  drawnAt = now;
  for (const draw of drawings) draw();
}

/** The page's one animation clock: calls `draw` up to 30 times a second until what it returns is called. */
export function onFrame(draw: () => void): () => void {
  drawings.add(draw);
  if (drawings.size === 1) request = requestAnimationFrame(frame);
  return () => {
    drawings.delete(draw);
    if (drawings.size === 0) cancelAnimationFrame(request);
  };
}
