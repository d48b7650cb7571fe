// A smaller PNG of a screenshot: the browser's own encoder is made for speed, and of every channel two bits are enough for
// a picture of a page.
import { crc32 } from "node:zlib";
import { zlibSync } from "fflate";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const STEP = 4;

/** Length, type, content and checksum (PNG specification, section 5.3). */
function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, "ascii"), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Red, green and blue of every pixel, as the browser of `page` decodes the picture. */
async function pixelsOf(page, png) {
  const { width, height, pixels } = await page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let text = "";
      for (let k = 0; k < data.length; k += 4) text += String.fromCharCode(data[k], data[k + 1], data[k + 2]);
      return { width: image.width, height: image.height, pixels: btoa(text) };
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
  return { width, height, pixels: Buffer.from(pixels, "base64") };
}

/** The same picture without transparency, each channel rounded to a multiple of four. */
export async function smallPng(page, png) {
  const { width, height, pixels } = await pixelsOf(page, png);
  // A row begins with its filter: none.
  const rows = Buffer.alloc((width * 3 + 1) * height);
  pixels.forEach((value, k) => {
    const row = Math.floor(k / (width * 3));
    rows[k + row + 1] = Math.min(255, Math.round(value / STEP) * STEP);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const content = Buffer.from(zlibSync(rows, { level: 9 }));
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", content), chunk("IEND", Buffer.alloc(0))]);
}
