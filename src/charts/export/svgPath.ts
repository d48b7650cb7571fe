/** Hundredths of a pixel: finer than any print. */
export const written = (value: number): number => Math.round(value * 100) / 100 || 0;

/** The canvas's current path, as the data of an SVG path. As on a canvas, a call with a number that is not finite does nothing. */
export interface SvgPath {
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
  /** "" where nothing was drawn. */
  data(): string;
}

export function createSvgPath(): SvgPath {
  let parts: string[] = [];
  const add = (command: string, ...numbers: readonly number[]) => {
    if (numbers.every(Number.isFinite)) parts.push(`${command}${numbers.map(written).join(" ")}`);
  };
  return {
    beginPath() {
      parts = [];
    },
    moveTo: (x, y) => add("M", x, y),
    // The first point of a path is moved to, whatever the call.
    lineTo: (x, y) => add(parts.length === 0 ? "M" : "L", x, y),
    rect(x, y, width, height) {
      if (![x, y, width, height].every(Number.isFinite)) return;
      add("M", x, y);
      add("h", width);
      add("v", height);
      add("h", -width);
      parts.push("Z");
    },
    roundRect(x, y, width, height, radius) {
      if (![x, y, width, height, radius].every(Number.isFinite)) return;
      const r = Math.min(radius, width / 2, height / 2);
      const corner = (dx: number, dy: number) =>
        parts.push(`a${[r, r, 0, 0, 1, dx * r, dy * r].map(written).join(" ")}`);
      add("M", x + r, y);
      add("h", width - 2 * r);
      corner(1, 1);
      add("v", height - 2 * r);
      corner(-1, 1);
      add("h", 2 * r - width);
      corner(-1, -1);
      add("v", 2 * r - height);
      corner(1, -1);
      parts.push("Z");
    },
    arc(x, y, radius, from, to) {
      if (![x, y, radius, from, to].every(Number.isFinite)) return;
      const at = (angle: number) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
      // An SVG arc that ends where it begins is nothing: a circle is two halves.
      const turn = Math.min(to - from, 2 * Math.PI);
      add(parts.length === 0 ? "M" : "L", ...at(from));
      add("A", radius, radius, 0, 0, 1, ...at(from + turn / 2));
      add("A", radius, radius, 0, 0, 1, ...at(from + turn));
    },
    closePath: () => parts.push("Z"),
    data: () => parts.join(""),
  };
}
