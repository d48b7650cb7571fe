import * as v from "valibot";
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

const name = v.pipe(v.string(), v.maxLength(LONGEST_NAME));
const step = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_STEP));
const lane = v.picklist(["a", "b", "c", "d"]);
const speed = v.picklist([1, 4, 16, "max"]);
const quantity = v.picklist(["loss", "total_norm", "clipped_norm", "growth"]);
const value = v.union([v.null(), v.boolean(), v.number(), name, v.strictTuple([v.number(), v.number()])]);
const address = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
/** Inf and NaN are figures, too. */
const figure = v.union([v.number(), v.nan()]);
const figureOrNone = v.nullable(figure);

const head = { egl: v.literal(1), id: v.optional(v.union([name, v.pipe(v.number(), v.safeInteger())])) };

const commands = {
  set: v.strictObject({
    ...head,
    type: v.literal("set"),
    field: v.optional(v.strictObject({ path: name, value, lane: v.optional(lane) })),
    address: v.optional(address),
    speed: v.optional(speed),
    language: v.optional(v.picklist(["en", "zh"])),
    theme: v.optional(v.picklist(["light", "dark", "auto"])),
  }),
  play: v.strictObject({ ...head, type: v.literal("play") }),
  pause: v.strictObject({ ...head, type: v.literal("pause") }),
  reset: v.strictObject({ ...head, type: v.literal("reset"), newSeed: v.optional(v.boolean()) }),
  seek: v.strictObject({ ...head, type: v.literal("seek"), step }),
  getState: v.strictObject({ ...head, type: v.literal("getState") }),
  fork: v.strictObject({
    ...head,
    type: v.literal("fork"),
    lane,
    step,
    patch: v.record(name, value),
  }),
  subscribe: v.strictObject({
    ...head,
    type: v.literal("subscribe"),
    quantities: v.pipe(v.array(quantity), v.maxLength(4)),
    every: v.optional(v.pipe(v.number(), v.minValue(50), v.maxValue(60_000))),
  }),
} satisfies { readonly [T in ToEmbed["type"]]: unknown };

const events = v.variant("type", [
  v.strictObject({ ...head, type: v.literal("ready"), view: name }),
  v.strictObject({ ...head, type: v.literal("height"), height: v.pipe(v.number(), v.minValue(0)) }),
  v.strictObject({
    ...head,
    type: v.literal("state"),
    view: name,
    address: v.string(),
    playing: v.boolean(),
    step: v.pipe(v.number(), v.integer(), v.minValue(-1)),
    head: step,
    speed,
    locked: v.boolean(),
    lanes: v.array(
      v.strictObject({
        lane,
        status: name,
        steps: step,
        loss: figureOrNone,
        hash: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
      }),
    ),
  }),
  v.strictObject({
    ...head,
    type: v.literal("step"),
    step,
    lanes: v.array(
      v.strictObject({
        lane,
        loss: v.optional(figureOrNone),
        total_norm: v.optional(figureOrNone),
        clipped_norm: v.optional(figureOrNone),
        growth: v.optional(figureOrNone),
      }),
    ),
  }),
  v.strictObject({ ...head, type: v.literal("exploded"), lane, step, tensor: v.string(), nan: v.boolean() }),
  v.strictObject({ ...head, type: v.literal("clipped"), lane, step }),
  v.strictObject({ ...head, type: v.literal("finished"), step, why: v.picklist(["goal", "over"]) }),
  v.strictObject({
    ...head,
    type: v.literal("error"),
    code: v.picklist(["malformed", "unknown_type", "refused", "not_in_view"]),
    message: v.string(),
  }),
]);

export type Checked<T> =
  | { readonly ok: true; readonly message: T }
  /** `id`: the sender's, where it could be read. */
  | { readonly ok: false; readonly code: "malformed" | "unknown_type"; readonly id?: string | number };

/** A command as it came, or what is wrong with it. Never throws. */
export function checkCommand(data: unknown): Checked<ToEmbed> {
  if (!isBounded(data)) return { ok: false, code: "malformed" };
  const headOnly = v.safeParse(v.object({ ...head, type: v.string() }), data);
  if (!headOnly.success) return { ok: false, code: "malformed" };
  const { type, id } = headOnly.output;
  const asked = id === undefined ? {} : { id };
  if (!Object.hasOwn(commands, type)) return { ok: false, code: "unknown_type", ...asked };
  const result = v.safeParse(commands[type as ToEmbed["type"]] as v.GenericSchema<unknown, ToEmbed>, data);
  return result.success ? { ok: true, message: result.output } : { ok: false, code: "malformed", ...asked };
}

/** Whether it is what a frame says, for those who receive it. */
export function isEvent(data: unknown): data is FromEmbed {
  return v.safeParse(events, data).success;
}
