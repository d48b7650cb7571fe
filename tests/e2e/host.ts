import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import type { Command } from "../../src/host/element.ts";
import type { FromEmbed } from "../../src/protocol/embed.ts";

/** Another site than the app's: the same machine by another name. */
export const STRANGE_HOST = "http://localhost:4795";

type State = Extract<FromEmbed, { readonly type: "state" }>;

/** What the pages below keep for the test: every message of the frame, and a way to send it commands. */
const HOST_SCRIPT = `
  const messages = (window.messages = []);
  const waiting = new Map();
  let asked = 0;
  addEventListener("message", ({ data, source }) => {
    messages.push({ ...data, from: [...document.querySelectorAll("iframe")].findIndex((f) => f.contentWindow === source) });
    waiting.get(data.id)?.(data);
  });
  window.send = (message, frame = 0) => frames[frame].postMessage(message, "*");
  window.ask = (command, frame = 0) =>
    new Promise((resolve) => {
      waiting.set((asked += 1), resolve);
      send({ egl: 1, id: asked, ...command }, frame);
    });
`;

interface Answer {
  readonly body: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Has the browser find pages at addresses where there is no server. */
export async function serveAt(context: BrowserContext, pages: Readonly<Record<string, Answer>>): Promise<void> {
  // The browser does not know that such a page comes from this machine, and would ask whether it may open one that does.
  await context.grantPermissions(["local-network-access"], { origin: STRANGE_HOST });
  for (const [url, { body, type = "text/html", headers = {} }] of Object.entries(pages)) {
    await context.route(url, (route) => route.fulfill({ body, headers: { "Content-Type": type, ...headers } }));
  }
}

/** A page around `body`, with the script above. */
export function hostPage(body: string): string {
  return `<!doctype html><html lang="en"><title>A course</title><link rel="icon" href="data:,"><body>${body}<script>${HOST_SCRIPT}</script></body></html>`;
}

export const packageFile = (name: string) =>
  readFileSync(join(import.meta.dirname, "../../node_modules", name), "utf8");

interface HostWindow {
  readonly messages: readonly (FromEmbed & { readonly from: number })[];
  send(message: unknown, frame?: number): void;
  ask(command: Command, frame?: number): Promise<FromEmbed>;
}

/** The page around the frame, as the test drives it. */
export class Host {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Resolves when a message of that type has come from the frame, with all of them. */
  async heard<Type extends FromEmbed["type"]>(type: Type, frame = 0, least = 1) {
    const found = await this.page.waitForFunction(
      ([wanted, from, count]) => {
        const { messages } = window as unknown as HostWindow;
        const some = messages.filter((message) => message.type === wanted && message.from === from);
        return some.length >= count ? some : null;
      },
      [type, frame, least] as const,
      { timeout: 40_000 },
    );
    return (await found.jsonValue()) as unknown as Extract<FromEmbed, { readonly type: Type }>[];
  }

  async ask(command: Command, frame = 0): Promise<FromEmbed> {
    return await this.page.evaluate(([asked, to]) => (window as unknown as HostWindow).ask(asked, to), [
      command,
      frame,
    ] as const);
  }

  async send(message: unknown, frame = 0): Promise<void> {
    await this.page.evaluate(([sent, to]) => (window as unknown as HostWindow).send(sent, to), [
      message,
      frame,
    ] as const);
  }

  async state(frame = 0): Promise<State> {
    return (await this.ask({ type: "getState" }, frame)) as State;
  }
}
