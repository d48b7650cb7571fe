import type { FromEmbed } from "../protocol/embed.ts";
import { home } from "./home.ts";

/** A message of this protocol from a frame of the Lab on this page, and the frame; null where it is anything else. */
export function fromFrame(
  event: MessageEvent,
): { readonly frame: HTMLIFrameElement; readonly message: FromEmbed } | null {
  const { data, origin, source } = event;
  if (!isMessage(data)) return null;
  const frame = [...document.querySelectorAll("iframe")].find(({ contentWindow }) => contentWindow === source);
  // A sandboxed frame has no origin of its own; which frame it is, is known all the same.
  const isOurs = frame !== undefined && isLab(frame) && (origin === "null" || origin === new URL(frame.src).origin);
  return isOurs ? { frame, message: data } : null;
}

const types: { readonly [T in FromEmbed["type"]]: true } = {
  ready: true,
  height: true,
  state: true,
  step: true,
  exploded: true,
  clipped: true,
  finished: true,
  error: true,
};

/**
 * Whether it is a message that this script knows, with what it uses of it. The rest is not looked at: a frame of a later
 * version may say more.
 */
export function isMessage(data: unknown): data is FromEmbed {
  if (typeof data !== "object" || data === null) return false;
  const { egl, type, height, message } = data as Record<string, unknown>;
  if (egl !== 1 || typeof type !== "string" || !Object.hasOwn(types, type)) return false;
  if (type === "height") return typeof height === "number" && height >= 0 && height < Number.POSITIVE_INFINITY;
  return type !== "error" || typeof message === "string";
}

function isLab({ src }: HTMLIFrameElement): boolean {
  return src.startsWith(home) || /[?&]embed\b/.test(src);
}

/** Gives each frame of the Lab on this page the height that it asks for. */
export function obeyHeights(): void {
  addEventListener("message", (event) => {
    const told = fromFrame(event);
    if (told?.message.type === "height" && !told.frame.hasAttribute("data-fixed")) {
      told.frame.style.height = `${told.message.height}px`;
    }
  });
}
