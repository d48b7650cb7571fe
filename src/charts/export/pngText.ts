const SIGNATURE = 8;
/** Length, type, and behind the data a checksum: four bytes each. */
const FIELD = 4;
const HEADER = 13;

/** What a PNG says of itself, keyword by keyword (PNG specification, 11.3.3): 1 to 79 Latin characters each. */
export interface PngTexts {
  readonly [keyword: string]: string;
}

/** A PNG with texts in chunks of the kind iTXt, uncompressed and in UTF-8, right behind its header. */
export function withPngTexts(png: Uint8Array, texts: PngTexts): Uint8Array<ArrayBuffer> {
  const end = SIGNATURE + 3 * FIELD + HEADER;
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  const size = chunks.reduce((sum, { length }) => sum + length, png.length);
  const whole = new Uint8Array(size);
  whole.set(png.subarray(0, end));
  let at = end;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  whole.set(png.subarray(end), at);
  return whole;
}

function textChunk(keyword: string, text: string): Uint8Array {
  // Keyword, its end, not compressed, by no method, no language, no translated keyword.
  const data = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(data.length + 2 * FIELD);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length - FIELD);
  chunk.set(data, FIELD);
  view.setUint32(FIELD + data.length, crc32(data));
  return chunk;
}

/** The cyclic redundancy check of PNG's chunks: over type and data, of polynomial 0xedb88320. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
