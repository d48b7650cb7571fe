/** The share of the frame that must be seen before it trains. */
const SEEN = 0.25;
/** Of a frame that is much higher than the window that share never is: then so much of the window is enough. */
const FILLS = 0.5;

/** The shares at which a browser is to say what is seen: closely enough for frames of any height. */
export const sightThresholds: readonly number[] = Array.from({ length: 26 }, (_, k) => k / 100);

/** Whether so much of the frame is seen that it trains. A frame of another origin is not told the window's height. */
export function isSeen(
  { intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry,
  screenHeight: number,
): boolean {
  const windowHeight = rootBounds?.height ?? screenHeight / 2;
  return intersectionRatio >= SEEN || (windowHeight > 0 && intersectionRect.height >= windowHeight * FILLS);
}
