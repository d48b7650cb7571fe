import { settingActions } from "../settings.ts";

/** Begins or ends the presentation. The address says so, too, so that a reload goes on with it. */
export function setPresenting(on: boolean): void {
  settingActions.setPresenting(on);
  writeQuery(on);
  if (on) void document.documentElement.requestFullscreen?.().catch(() => {});
  else if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => {});
}

/** A query without the mark of a presentation: what students open is the page itself. */
export function withoutPresent(search: string): string {
  const kept = search
    .replace(/^\?/, "")
    .split("&")
    .filter((pair) => pair !== "" && !/^present(=|$)/.test(pair));
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}

function writeQuery(on: boolean): void {
  const url = new URL(window.location.href);
  const others = withoutPresent(url.search).slice(1);
  url.search = [...(on ? ["present"] : []), ...(others === "" ? [] : [others])].join("&");
  try {
    window.history.replaceState(window.history.state, "", url.href);
  } catch {
    // A page without an address of its own, in some frames, has none to write.
  }
}
