import type { FromEmbed, ToEmbed } from "../protocol/embed.ts";
import { fromFrame } from "./heights.ts";
import { home } from "./home.ts";

/** What goes into the query of the frame's address as it stands. */
const PARAMETERS = ["panels", "knobs", "lanes", "autoplay", "locked", "allow", "lang", "theme"] as const;
/** The frame's height before its content has said its own, in pixels. */
const FIRST_HEIGHT = 480;

type Told<Type extends FromEmbed["type"]> = Extract<FromEmbed, { readonly type: Type }>;
/** A command without what the element adds to it. */
export type Command = ToEmbed extends infer C ? (C extends ToEmbed ? Omit<C, "egl" | "id"> : never) : never;
type Part<Type extends ToEmbed["type"]> = Omit<Extract<ToEmbed, { readonly type: Type }>, "egl" | "id" | "type">;

/**
 * <exploding-gradients scenario="opening" panels="title,hero,transport" lang="zh">: a frame with the Lab, the messages of
 * its protocol as methods and events. `address`: a state, the part of a link from "#" on, instead of a scenario; `src`:
 * the Lab's folder where it is not that of embed.js; `height`: pixels, where the frame's own wish does not count.
 */
export class ExplodingGradients extends HTMLElement {
  readonly #frame = document.createElement("iframe");
  /** Commands that were given before the frame listened. */
  #waiting: object[] | null = [];
  readonly #answers = new Map<number, { resolve(message: Told<"state">): void; reject(reason: Error): void }>();
  #asked = 0;
  readonly #hear = (event: MessageEvent) => {
    const told = fromFrame(event);
    if (told?.frame === this.#frame) this.#take(told.message);
  };

  connectedCallback(): void {
    const address = this.#address();
    const { style } = this.#frame;
    const height = this.getAttribute("height");
    this.#frame.title = this.title || "Exploding Gradients Lab";
    this.#frame.allow = "fullscreen";
    this.#frame.loading = "lazy";
    const sandbox = this.getAttribute("sandbox");
    if (sandbox !== null) this.#frame.setAttribute("sandbox", sandbox);
    this.#frame.toggleAttribute("data-fixed", height !== null);
    this.style.display ||= "block";
    [style.width, style.height, style.border] = ["100%", `${height ?? FIRST_HEIGHT}px`, "0"];
    this.#frame.src = address;
    addEventListener("message", this.#hear);
    this.append(this.#frame);
  }

  disconnectedCallback(): void {
    removeEventListener("message", this.#hear);
    this.#frame.remove();
    // What still waits, waits for the next frame; what this one was asked, nobody answers any more.
    if (this.#waiting !== null) return;
    this.#waiting = [];
    for (const { reject } of this.#answers.values()) reject(new Error("The frame was taken off the page."));
    this.#answers.clear();
  }

  /** Throws an Error where `src` is none that a frame may have. */
  #address(): string {
    const query = PARAMETERS.flatMap((name) => {
      const value = this.getAttribute(name);
      return value === null ? [] : [`&${name}=${encodeURIComponent(value)}`];
    });
    const state =
      this.getAttribute("address") ?? `#v=1&s=${encodeURIComponent(this.getAttribute("scenario") ?? "opening")}`;
    const { protocol, href } = new URL(this.getAttribute("src") ?? ".", home);
    if (!["http:", "https:", "file:"].includes(protocol)) {
      throw new Error(
        `<exploding-gradients>: src is ${protocol}, but it takes http:, https:, file: or a relative address.`,
      );
    }
    return `${href}?embed${query.join("")}${state}`;
  }

  #take(message: FromEmbed): void {
    if (message.type === "ready") {
      for (const command of this.#waiting ?? []) this.#post(command);
      this.#waiting = null;
    }
    const asker = this.#answers.get(message.id as number);
    this.#answers.delete(message.id as number);
    if (message.type === "state") asker?.resolve(message);
    if (message.type === "error") asker?.reject(new Error(message.message));
    this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
  }

  /** To the frame’s own origin; that of a sandboxed frame or of a file cannot be named. */
  #post(command: object): void {
    const { origin } = new URL(this.#frame.src);
    const isOpaque = this.#frame.hasAttribute("sandbox") || origin === "null";
    this.#frame.contentWindow?.postMessage(command, isOpaque ? "*" : origin);
  }

  /** Sends a command; resolves with the state behind it, and rejects with the reason where it had no effect. */
  send(command: Command): Promise<Told<"state">> {
    this.#asked += 1;
    const message = { egl: 1, id: this.#asked, ...command };
    if (this.#waiting === null) this.#post(message);
    else this.#waiting.push(message);
    return new Promise((resolve, reject) => this.#answers.set(message.id, { resolve, reject }));
  }

  play = () => this.send({ type: "play" });
  pause = () => this.send({ type: "pause" });
  getState = () => this.send({ type: "getState" });
  reset = (newSeed = false) => this.send({ type: "reset", newSeed });
  seek = (step: number) => this.send({ type: "seek", step });
  set = (changes: Part<"set">) => this.send({ type: "set", ...changes });
  fork = (change: Part<"fork">) => this.send({ type: "fork", ...change });
  subscribe = (wanted: Part<"subscribe">) => this.send({ type: "subscribe", ...wanted });

  /** Calls back with each message of a type; returns a function that ends it. */
  on<Type extends FromEmbed["type"]>(type: Type, listener: (message: Told<Type>) => void): () => void {
    const hear = (event: Event) => listener((event as CustomEvent<Told<Type>>).detail);
    this.addEventListener(type, hear);
    return () => this.removeEventListener(type, hear);
  }
}
