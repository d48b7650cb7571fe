import type { FromEmbed } from "../protocol/embed.ts";
import { home } from "./home.ts";

/** A message of this protocol from a frame of the Lab on this page, and the frame; null where it is anything else. */
export function fromFrame(
  event: MessageEvent,
): { readonly frame: HTMLIFrameElement; readonly message: FromEmbed } | null {
  const { data, origin, source } = event;
  if (data?.egl !== 1 || typeof data.type !== "string") return null;
  const frame = [...document.querySelectorAll("iframe")].find(({ contentWindow }) => contentWindow === source);
  // A sandboxed frame has no origin of its own; which frame it is, is known all the same.
  const isOurs = frame !== undefined && isLab(frame) && (origin === "null" || origin === new URL(frame.src).origin);
  return isOurs ? { frame, message: data } : null;
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
