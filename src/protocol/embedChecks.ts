import type { FromEmbed, ToEmbed } from "./embed.ts";

/** An address is the longest text that a message may hold. */
const LONGEST_TEXT = 16_384;
const LONGEST_NAME = 64;
/** Nested objects and lists, the message itself included, and values in all of them. */
const DEEPEST = 4;
const MOST_VALUES = 128;
const MAX_STEP = 1_000_000_000;

/**
 * Whether the data are plain, small and flat enough to be looked into: asked before anything else, so that no message,
 * however large, deep or strange, costs more than this.
 */
export function isBounded(data: unknown): boolean {
  let left = MOST_VALUES;
  const isPlain = (value: object) => /^\[object (Object|Array)\]$/.test(Object.prototype.toString.call(value));
  function isSmall(value: unknown, depth: number): boolean {
    left -= 1;
    if (left < 0) return false;
    if (typeof value === "string") return value.length <= LONGEST_TEXT;
    if (typeof value !== "object" || value === null) return typeof value !== "function" && typeof value !== "symbol";
    if (depth >= DEEPEST || !isPlain(value) || (Array.isArray(value) && value.length > MOST_VALUES)) return false;
    for (const key in value) {
      if (key.length > LONGEST_NAME || !isSmall((value as Record<string, unknown>)[key], depth + 1)) return false;
    }
    return true;
  }
  return isSmall(data, 0);
}

type Check = (value: unknown) => boolean;

const text =
  (longest: number): Check =>
  (value) =>
    typeof value === "string" && value.length <= longest;
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const number =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === "number" && value >= min && value <= max;
const integer =
  (min: number, max: number): Check =>
  (value) =>
    Number.isInteger(value) && number(min, max)(value);
const either =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const list =
  (each: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && Array.from(value).every(each);

type Shape = { readonly [key: string]: Check };

/** An object with these keys, those of `optional` or without them, and no others. */
const object =
  (needed: Shape, optional: Shape = {}): Check =>
  (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const allHold = Object.entries(value).every(([key, part]) => {
      if (Object.hasOwn(needed, key)) return needed[key]?.(part);
      return Object.hasOwn(optional, key) && (part === undefined || optional[key]?.(part));
    });
    return allHold && Object.keys(needed).every((key) => Object.hasOwn(value, key));
  };

const flag = oneOf(true, false);
const name = text(LONGEST_NAME);
const step = integer(0, MAX_STEP);
const lane = oneOf("a", "b", "c", "d");
const speed = oneOf(1, 4, 16, "max");
const anyNumber: Check = (value) => typeof value === "number";
const pair: Check = (value) => list(anyNumber, 2)(value) && (value as readonly unknown[]).length === 2;
const fieldValue = either(oneOf(null, true, false), anyNumber, name, pair);
const patch: Check = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(fieldValue);
const id = either(name, integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));
/** Inf and NaN are figures, too. */
const figure = either(anyNumber, oneOf(null));

/** A message of a type: its own keys, and those that every message has. */
function message(type: string, needed: Shape = {}, optional: Shape = {}): Check {
  return object({ egl: oneOf(1), type: oneOf(type), ...needed }, { id, ...optional });
}

const commands: { readonly [T in ToEmbed["type"]]: Check } = {
  set: message(
    "set",
    {},
    {
      field: object({ path: name, value: fieldValue }, { lane }),
      address: text(LONGEST_TEXT),
      speed,
      language: oneOf("en", "zh"),
      theme: oneOf("light", "dark", "auto"),
    },
  ),
  play: message("play"),
  pause: message("pause"),
  reset: message("reset", {}, { newSeed: flag }),
  seek: message("seek", { step }),
  getState: message("getState"),
  fork: message("fork", { lane, step, patch }),
  subscribe: message(
    "subscribe",
    { quantities: list(oneOf("loss", "total_norm", "clipped_norm", "growth"), 4) },
    { every: number(50, 60_000) },
  ),
};

const sentence = text(LONGEST_TEXT);
const hash: Check = (value) => value === null || (typeof value === "string" && /^[0-9a-f]{16}$/.test(value));

const events: { readonly [T in FromEmbed["type"]]: Check } = {
  ready: message("ready", { view: name }),
  height: message("height", { height: number(0, Number.MAX_VALUE) }),
  state: message("state", {
    view: name,
    address: (value) => typeof value === "string",
    playing: flag,
    step: integer(-1, MAX_STEP),
    head: step,
    speed,
    locked: flag,
    lanes: list(object({ lane, status: name, steps: step, loss: figure, hash }), 4),
  }),
  step: message("step", {
    step,
    lanes: list(object({ lane }, { loss: figure, total_norm: figure, clipped_norm: figure, growth: figure }), 4),
  }),
  exploded: message("exploded", { lane, step, tensor: sentence, nan: flag }),
  clipped: message("clipped", { lane, step }),
  finished: message("finished", { step, why: oneOf("goal", "over") }),
  error: message("error", {
    code: oneOf("malformed", "unknown_type", "refused", "not_in_view"),
    message: sentence,
  }),
};

type Checked =
  | { readonly ok: true; readonly message: ToEmbed }
  /** `id`: the sender's, where it could be read. */
  | { readonly ok: false; readonly code: "malformed" | "unknown_type"; readonly id?: string | number };

interface Head {
  readonly type: string;
  readonly id?: string | number;
}

/** What every message has, whatever its type; it costs nothing, however large the rest is. */
function headOf(data: unknown): Head | null {
  if (typeof data !== "object" || data === null) return null;
  const { egl, type, id: asked } = data as Record<string, unknown>;
  const isHead = egl === 1 && typeof type === "string" && (asked === undefined || id(asked));
  return isHead ? (data as Head) : null;
}

/** A command as it came, or what is wrong with it. Never throws. */
export function checkCommand(data: unknown): Checked {
  const head = headOf(data);
  const asked = head?.id === undefined ? {} : { id: head.id };
  if (head === null || !isBounded(data)) return { ok: false, code: "malformed", ...asked };
  if (!Object.hasOwn(commands, head.type)) return { ok: false, code: "unknown_type", ...asked };
  const isSound = commands[head.type as ToEmbed["type"]](data);
  return isSound ? { ok: true, message: data as ToEmbed } : { ok: false, code: "malformed", ...asked };
}

/** Whether it is what a frame says, for those who receive it. */
export function isEvent(data: unknown): data is FromEmbed {
  const type = headOf(data)?.type ?? "";
  return Object.hasOwn(events, type) && events[type as FromEmbed["type"]](data);
}
