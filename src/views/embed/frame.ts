import type { EmbedErrorCode } from "../../protocol/embed.ts";
import type { Clock } from "../../runs/clock.ts";
import type { Lab } from "../../runs/labStore.ts";
import type { embedText } from "../../text/embed/index.ts";

/** What the host's messages act on and are answered from: the Lab, and the page around it. */
export interface Frame {
  readonly lab: Pick<Lab, "store" | "actions" | "position" | "ask">;
  readonly clock: Clock;
  readonly locked: boolean;
  view(): string;
  /** The hash of a link to what is shown, at its step. */
  address(): string;
  /** Whether it could be used; where not, nothing has changed. */
  open(address: string): boolean;
  /** At once, or when its words are there; the last one that was wanted counts. */
  setLanguage(language: "en" | "zh"): void;
  setTheme(theme: "light" | "dark" | "auto"): void;
  words(): (typeof embedText)["en"]["errors"];
}

/** Why a command has no effect. */
export interface Refusal {
  readonly code: EmbedErrorCode;
  readonly message: string;
}
