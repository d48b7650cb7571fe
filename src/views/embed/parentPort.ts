import type { FromEmbed, LtiFrameResize } from "../../protocol/embed.ts";

type Sent = FromEmbed | LtiFrameResize;

export interface ParentPort {
  post(message: Sent): void;
  stop(): void;
}

interface ParentPortOptions {
  readonly window: Window;
  /** Origins that may talk to the frame; none: any. */
  readonly allow: readonly string[];
  /** A message of the host's; of anyone else's nothing is heard. */
  readonly hear: (data: unknown) => void;
}

/** What any host may know: that there is a frame, how high it is, and that a message was none. */
const harmless = (message: Sent) =>
  "subject" in message || message.type === "ready" || message.type === "height" || message.type === "error";

/**
 * The way to the page that the frame is in. A message is addressed to that page's origin, so that it does not reach
 * another one that has taken its place. Where the origin is not known yet, only what is harmless is sent, to "*"; a
 * host whose origin is opaque (a file, a sandboxed page) cannot be named otherwise and gets everything so.
 */
export function createParentPort({ window, allow, hear }: ParentPortOptions): ParentPort {
  const { parent } = window;
  const isAllowed = (origin: string) => allow.length === 0 || allow.includes(origin);
  let host = originOfParent(window);

  function onMessage({ source, origin, data }: MessageEvent): void {
    if (source !== parent || parent === window || !isAllowed(origin)) return;
    host = origin;
    hear(data);
  }

  window.addEventListener("message", onMessage);
  return {
    post(message) {
      if (parent === window || (host !== null && !isAllowed(host))) return;
      if (host !== null) parent.postMessage(message, host === "null" ? "*" : host);
      else if (harmless(message)) parent.postMessage(message, "*");
    },
    stop: () => window.removeEventListener("message", onMessage),
  };
}

/** As the browser says, where it says it, or as the page was asked for; null: only the host's first message will tell. */
function originOfParent({ location, document }: Window): string | null {
  const [nearest] = location.ancestorOrigins ?? [];
  if (nearest !== undefined) return nearest;
  try {
    return new URL(document.referrer).origin;
  } catch {
    return null;
  }
}
