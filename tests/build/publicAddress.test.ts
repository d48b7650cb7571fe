import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { publicAddress, writePublicAddress } from "../../.ci/public-address.mjs";

const source = readFileSync(new URL("../../index.html", import.meta.url), "utf8");

function built(address: string) {
  const folder = mkdtempSync(join(tmpdir(), "exploding-gradients-"));
  writeFileSync(join(folder, "index.html"), source);
  writePublicAddress(folder, publicAddress(address));
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return { html: read("index.html"), oembed: JSON.parse(read("oembed.json")) };
}

describe("a page that is told its address", () => {
  const { html, oembed } = built("https://example.org/lab");

  it("names the picture, itself and its oEmbed answer absolutely", () => {
    expect(html).toContain('property="og:image" content="https://example.org/lab/share.png"');
    expect(html).toContain('property="og:url" content="https://example.org/lab/"');
    expect(html).toMatch(
      /rel="alternate" type="application\/json\+oembed" href="https:\/\/example.org\/lab\/oembed.json"/,
    );
  });

  it("has what oEmbed 1.0 requires of a rich answer", () => {
    expect(oembed).toMatchObject({ version: "1.0", type: "rich", width: 960, height: 640 });
    expect(oembed.html).toContain('<iframe src="https://example.org/lab/"');
    expect(oembed).toMatchObject({ thumbnail_width: 1200, thumbnail_height: 630 });
    expect(oembed.thumbnail_url).toBe("https://example.org/lab/share.png");
  });

  it("takes the address of a folder and nothing else", () => {
    expect(publicAddress("http://127.0.0.1:8080/a/b")).toBe("http://127.0.0.1:8080/a/b/");
    for (const wrong of ["example.org", "ftp://example.org/", "https://example.org/?a=1", "https://example.org/#x"])
      expect(() => publicAddress(wrong), wrong).toThrow(`--address ${wrong}: the page's folder is needed`);
  });
});

describe("the picture beside a link", () => {
  const png = readFileSync(new URL("../../public/share.png", import.meta.url));

  it("is a PNG of 1200 by 630 pixels below 120 kB", () => {
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.length).toBeLessThan(120_000);
    expect(source).toMatch(/og:image:width" content="1200"[\s\S]*og:image:height" content="630"/);
  });
});
