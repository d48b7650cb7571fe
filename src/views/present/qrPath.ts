import { encode } from "uqr";

/** Larger codes have modules too small for the back of a room. */
const VERSION = 10;
/** Bytes that fit version 10 with level M (ISO/IEC 18004, table 7). */
export const MAX_QR_BYTES = 213;
/** Modules of light around the code that the standard asks for. */
const QUIET = 4;

export interface QrPath {
  /** Modules to a side, the quiet zone included. */
  readonly size: number;
  /** The dark modules as the outline of an SVG path, a module being 1 wide. */
  readonly path: string;
}

/** The QR code of a link in ASCII, error correction M; null where it would need more than version 10. */
export function qrPath(link: string): QrPath | null {
  if (link.length > MAX_QR_BYTES) return null;
  const { size, data } = encode(link, { ecc: "M", maxVersion: VERSION, border: QUIET });
  const path = data.map((row, y) => rowPath(row, y)).join("");
  return { size, path };
}

/** Neighbours are one rectangle, so that no seam shows between them. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    path += `M${from} ${y}h${x + 1 - from}v1H${from}z`;
  }
  return path;
}
