import { drawChart, measuringContext, type Theme } from "../../charts/export/drawChart.ts";
import { type Picture, type PictureKey, pictureOf } from "../../charts/export/picture.ts";
import { withPngTexts } from "../../charts/export/pngText.ts";
import type { Size } from "../../charts/export/size.ts";
import { svgFile } from "../../charts/export/svgFile.ts";
import { differencesFrom, laneTitle as titleParts } from "../../experiment/differences.ts";
import { exportText } from "../../text/export/index.ts";
import { laneTitle } from "../../text/laneTitle.ts";
import { textOf } from "../../text/loadedText.ts";
import { laneLetter } from "../LaneTag.tsx";
import { labStore } from "../labStore.ts";
import { useSettings } from "../settings.ts";
import type { ChartPicture } from "./chartPictures.ts";
import { drawableOf } from "./drawables.ts";
import { embeddedFonts } from "./fonts.ts";
import { type Origin, originNow } from "./origin.ts";

/** A narrower chart has no room for its title. */
const LEAST_WIDTH = 360;
/** Pixels of a PNG to a CSS pixel. */
const PNG_RATIO = 2;

/** A chart as it stands, as a picture of the size that it has on the page; null: it is not drawn any more. */
function drawnPicture(source: ChartPicture, theme: Theme, { seed, version }: Origin): Picture | null {
  const host = source.host.current;
  const chart = drawableOf(host);
  if (host === null || chart === null) return null;
  const { language } = useSettings.getState();
  const words = exportText[language];
  const drawn = drawChart(chart, sizeOf(host), theme, source.name);
  const key = keyOf(source, theme);
  const axis = (name: ChartPicture["x"]) => (name === null ? null : words.axes[name]);
  const around = {
    title: source.title,
    lane: source.lane === null ? null : laneName(source.lane),
    axes: { x: axis(source.x), y: axis(source.y) },
    caption: source.caption,
    source: words.source(seed, version),
  };
  return pictureOf(drawn, key, around, measuringContext());
}

function sizeOf(host: HTMLElement): Size {
  const { width, height } = host.getBoundingClientRect();
  return { width: Math.max(LEAST_WIDTH, Math.round(width)), height: Math.max(60, Math.round(height)) };
}

function keyOf({ legend, name }: ChartPicture, theme: Theme): PictureKey {
  if (legend === undefined) return null;
  if (!("current" in legend)) return legend;
  const chart = drawableOf(legend.current);
  return chart && drawChart(chart, { width: 272, height: 27 }, theme, `${name}-key`);
}

/** "A: No clipping"; the letter alone where nothing sets the lanes apart. */
function laneName(lane: number): string {
  const text = textOf(useSettings.getState().language);
  const { comparison } = labStore.getState();
  if (differencesFrom(comparison).length === 0) return text.lane.label(laneLetter(lane));
  const title = laneTitle(text, titleParts(comparison, lane)).replaceAll("**", "");
  return exportText[useSettings.getState().language].lane(laneLetter(lane), title);
}

/** As SVG, in which every mark is a shape; null: the chart is not on the page any more. */
export async function svgOf(source: ChartPicture, theme: Theme): Promise<string | null> {
  const origin = originNow(source.seed);
  const picture = drawnPicture(source, theme, origin);
  if (picture === null) return null;
  return svgFile(picture, { ...origin, title: source.title }, await embeddedFonts());
}

/** The same picture in pixels, with its origin in the file. */
export async function pngOf(source: ChartPicture, svg: string): Promise<Blob> {
  const { seed, version, link } = originNow(source.seed);
  const png = await rastered(svg);
  const texts = {
    Title: source.title,
    Description: source.caption,
    Software: `Exploding Gradients Lab ${version}`,
    Source: link,
    ...(seed !== null && { Seed: String(seed) }),
  };
  return new Blob([withPngTexts(new Uint8Array(await png.arrayBuffer()), texts)], { type: "image/png" });
}

async function rastered(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * PNG_RATIO;
    canvas.height = image.height * PNG_RATIO;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser made no PNG."))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
