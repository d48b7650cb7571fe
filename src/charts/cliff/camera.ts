import type { Region } from "../../engine/cliff/shapes.ts";

/** Where a point of (w, b, loss) is seen: pixels, and how far away it is. */
export interface Seen {
  x: number;
  y: number;
  depth: number;
}

export interface Camera {
  /** Fills `out`; nothing is allocated. */
  project(w: number, b: number, loss: number, out: Seen): Seen;
}

/** Degrees from the front: the floor lies before the wall, the plateau behind. */
const FRONT = 30;
const ELEVATION = (24 * Math.PI) / 180;
/** From the middle of the region, whose sides are 1. */
const DISTANCE = 2.4;
/** Loss 1 is so high. */
const HEIGHT = 1.25;
/** The middle of what is seen. */
const MIDDLE_LOSS = 0.2;
/** The highest plateau. */
const MOST_LOSS = 0.49;

const degrees = (angle: number) => (angle * Math.PI) / 180;

/**
 * Sees the region from the side of large w and large b, turned by `turn` degrees, as large as the box holds it.
 * w falls to the right, b rises towards the reader.
 */
export function createCamera(
  { w, b }: Region,
  turn: number,
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): Camera {
  const angle = degrees(FRONT + turn);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [rise, away] = [Math.cos(ELEVATION), Math.sin(ELEVATION)];
  const [middleW, middleB] = [(w[0] + w[1]) / 2, (b[0] + b[1]) / 2];
  const [perW, perB] = [1 / (w[1] - w[0]), 1 / (b[1] - b[0])];

  function plain(pw: number, pb: number, loss: number, out: Seen): Seen {
    const right = (middleW - pw) * perW;
    const back = (middleB - pb) * perB;
    const x = right * cos - back * sin;
    const y = right * sin + back * cos;
    const z = (loss - MIDDLE_LOSS) * HEIGHT;
    const depth = DISTANCE + y * rise - z * away;
    out.x = x / depth;
    out.y = -(z * rise + y * away) / depth;
    out.depth = depth;
    return out;
  }

  const seen: Seen = { x: 0, y: 0, depth: 0 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const pw of w) {
    for (const pb of b) {
      for (const loss of [0, MOST_LOSS]) {
        plain(pw, pb, loss, seen);
        [left, right] = [Math.min(left, seen.x), Math.max(right, seen.x)];
        [top, bottom] = [Math.min(top, seen.y), Math.max(bottom, seen.y)];
      }
    }
  }
  const scale = Math.min(box.width / (right - left), box.height / (bottom - top));
  const x0 = box.left + box.width / 2 - (scale * (left + right)) / 2;
  const y0 = box.top + box.height / 2 - (scale * (top + bottom)) / 2;
  return {
    project(pw, pb, loss, out) {
      plain(pw, pb, loss, out);
      out.x = x0 + scale * out.x;
      out.y = y0 + scale * out.y;
      return out;
    },
  };
}
