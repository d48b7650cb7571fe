// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ExplodingGradients } from "../../src/host/element.ts";
import { isMessage } from "../../src/host/heights.ts";

beforeAll(() => customElements.define("exploding-gradients", ExplodingGradients));
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** An element on the page; `say`: has its frame say something. */
function show(src: string) {
  const element = new ExplodingGradients();
  element.setAttribute("src", src);
  document.body.append(element);
  const frame = element.querySelector("iframe");
  if (frame === null) throw new Error("there is no frame");
  const sent = vi.fn();
  vi.spyOn(frame, "contentWindow", "get").mockReturnValue({ postMessage: sent } as unknown as Window);
  const say = (data: unknown) => {
    const event = new MessageEvent("message", { data, origin: new URL(frame.src).origin });
    Object.defineProperty(event, "source", { value: frame.contentWindow });
    window.dispatchEvent(event);
  };
  return { element, frame, sent, say };
}

describe("the element", () => {
  it("leads to pages and files alone", () => {
    expect(show("https://lab.example/").frame.src).toMatch(/^https:\/\/lab\.example\/\?embed#v=1/);
    const element = new ExplodingGradients();
    element.setAttribute("src", "javascript:alert(1)//");
    expect(() => element.connectedCallback()).toThrow("src is javascript:, but it takes http:");
    expect(element.querySelector("iframe")).toBeNull();
  });

  it("names the origin of its frame, and any where that is a file", () => {
    for (const [src, origin] of [
      ["https://lab.example/", "https://lab.example"],
      ["file:///lab/exploding-gradients.html", "*"],
    ] as const) {
      const { element, sent, say } = show(src);
      element.play().catch(() => {});
      expect(sent).not.toHaveBeenCalled();
      say({ egl: 1, type: "ready", view: "lab" });
      expect(sent).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: "play" }), origin);
    }
  });

  it("leaves nothing unanswered when it is taken off the page", async () => {
    const { element, say } = show("https://lab.example/");
    say({ egl: 1, type: "ready", view: "lab" });
    const asked = element.getState();
    element.remove();
    await expect(asked).rejects.toThrow("taken off the page");
  });
});

describe("what embed.js hears", () => {
  it("are the messages of the protocol, those of later versions with more in them too", () => {
    expect(isMessage({ egl: 1, type: "height", height: 480, width: 720 })).toBe(true);
    expect(isMessage({ egl: 1, type: "error", code: "refused", message: "No." })).toBe(true);
    const strange = [
      null,
      "ready",
      { type: "ready" },
      { egl: 1, type: "click" },
      { egl: 1, type: "toString" },
      { egl: 1, type: "height", height: "100vh" },
      { egl: 1, type: "height", height: Number.POSITIVE_INFINITY },
      { egl: 1, type: "height", height: Number.NaN },
      { egl: 1, type: "error", message: {} },
    ];
    for (const data of strange) expect(isMessage(data)).toBe(false);
  });
});
