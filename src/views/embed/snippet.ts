import type { EmbedSettings } from "../../experiment/address/embedFields.ts";
import { writeEmbed } from "./embedQuery.ts";

/** What an author chooses for a frame. */
export interface Choices extends Pick<EmbedSettings, "panels" | "knobs" | "lanes" | "autoplay" | "locked"> {
  /** null: the reader's own. */
  readonly language: string | null;
  readonly theme: string | null;
  readonly width: number;
  readonly height: number;
}

/** The frame's address from the page's own on: its query and the state. */
export function frameAddress({ language, theme, width: _, height: __, ...settings }: Choices, hash: string): string {
  return `${writeEmbed(settings, { ...(language && { lang: language }), ...(theme && { theme }) })}${hash}`;
}

/** A frame as HTML. `page`: the page's address without query and hash. */
export function iframeSnippet(choices: Choices, hash: string, page: string): string {
  const { width, height } = choices;
  const address = escaped(page + frameAddress(choices, hash));
  return `<iframe src="${address}"\n  title="Exploding Gradients Lab" width="${width}" height="${height}" style="border: 0"\n  allow="fullscreen" loading="lazy"></iframe>`;
}

/** The same by embed.js, which finds its height by itself. */
export function elementSnippet(choices: Choices, hash: string, page: string): string {
  const query = new URLSearchParams(frameAddress(choices, ""));
  query.delete("embed");
  const attributes = [...query, ["address", hash]].map(([name = "", value = ""]) => ` ${name}="${escaped(value)}"`);
  const script = escaped(new URL("embed.js", page).href);
  return `<script src="${script}"></script>\n<exploding-gradients${attributes.join("")}></exploding-gradients>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
