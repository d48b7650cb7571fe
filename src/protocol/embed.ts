import type { Value } from "../experiment/fields.ts";

/**
 * What a page and the frame in it say to each other by postMessage. Closed unions, no behaviour; embedChecks.ts checks
 * them. Numbers are numbers, Inf and NaN too: a structured clone keeps them.
 *
 * Every message has `egl: 1`, the version of this protocol, for ever: what is added to it is new types and optional
 * keys. A command with an `id` is answered by one `state` or one `error` with the same id.
 */
interface Message<Type extends string> {
  readonly egl: 1;
  readonly type: Type;
  /** The asker's own, echoed in the answer. */
  readonly id?: string | number;
}

/** "a" to "d". */
export type LaneLetter = "a" | "b" | "c" | "d";

/** What `step` may tell of each lane. */
export type EmbedQuantity = "loss" | "total_norm" | "clipped_norm" | "growth";

export type ToEmbed =
  /**
   * Changes what is given and nothing else. `field`: one setting of an experiment by its path ("optimizer.lr"), in one
   * lane or in all. `address`: a whole state, the part of a link from "#" on, instead of a field.
   */
  | (Message<"set"> & {
      readonly field?: { readonly path: string; readonly value: Value; readonly lane?: LaneLetter };
      readonly address?: string;
      readonly speed?: 1 | 4 | 16 | "max";
      readonly language?: "en" | "zh";
      readonly theme?: "light" | "dark" | "auto";
    })
  | Message<"play">
  | Message<"pause">
  /** From step 0 on; `newSeed`: with other weights and batches. */
  | (Message<"reset"> & { readonly newSeed?: boolean })
  /** Shows a step and pauses there; one that has not been trained yet is trained as fast as it goes. */
  | (Message<"seek"> & { readonly step: number })
  | Message<"getState">
  /** A lane goes back to where `step` steps are done and on from there with other settings: paths and values. */
  | (Message<"fork"> & {
      readonly lane: LaneLetter;
      readonly step: number;
      readonly patch: { readonly [path: string]: Value };
    })
  /** From now on `step` is sent, at most once in `every` milliseconds (250 where it is not said); no quantities end it. */
  | (Message<"subscribe"> & { readonly quantities: readonly EmbedQuantity[]; readonly every?: number });

export type EmbedFigures = { readonly [Q in EmbedQuantity]?: number | null };

type EmbedStatus =
  | "starting"
  | "ready"
  | "training"
  | "paused"
  | "exploded"
  | "vanished"
  | "frozen"
  | "finished"
  | "failed";

export interface EmbedLane {
  readonly lane: LaneLetter;
  readonly status: EmbedStatus;
  /** Steps done. */
  readonly steps: number;
  /** At the step that is shown; null where it is not measured. */
  readonly loss: number | null;
  /**
   * Parameters, optimizer, generator and task at the step that is shown, as 16 hexadecimal digits: equal wherever the
   * same experiment got as far. null while it plays.
   */
  readonly hash: string | null;
}

/** Why a message had no effect. */
export type EmbedErrorCode =
  /** It is no message of this protocol, or larger than one may be. */
  | "malformed"
  /** A type that there is not. */
  | "unknown_type"
  /** A value that the setting may not have, a lane that there is not, or a step that cannot be. */
  | "refused"
  /** Another view than the Lab is shown, which has nothing of the kind. */
  | "not_in_view";

export type FromEmbed =
  /** It listens. */
  | (Message<"ready"> & { readonly view: string })
  /** CSS pixels that the content needs at the frame's width. */
  | (Message<"height"> & { readonly height: number })
  | (Message<"state"> & {
      readonly view: string;
      /** The hash of a link to what is shown. */
      readonly address: string;
      readonly playing: boolean;
      /** The step that is shown, −1 before the first one; steps done by the lane that is furthest. */
      readonly step: number;
      readonly head: number;
      readonly speed: 1 | 4 | 16 | "max";
      readonly locked: boolean;
      readonly lanes: readonly EmbedLane[];
    })
  | (Message<"step"> & {
      readonly step: number;
      readonly lanes: readonly (EmbedFigures & { readonly lane: LaneLetter })[];
    })
  /** Something in the lane became Inf or NaN (`nan`) for the first time; once a run. `tensor`: "h2", "linear5.weight". */
  | (Message<"exploded"> & {
      readonly lane: LaneLetter;
      readonly step: number;
      readonly tensor: string;
      readonly nan: boolean;
    })
  /** The lane's gradient was shortened for the first time; once a run. */
  | (Message<"clipped"> & { readonly lane: LaneLetter; readonly step: number })
  /** It has stopped by itself: at the step that was sought ("goal"), or because no lane can go on ("over"). */
  | (Message<"finished"> & { readonly step: number; readonly why: "goal" | "over" })
  /** `message`: one sentence in the frame's language. */
  | (Message<"error"> & { readonly code: EmbedErrorCode; readonly message: string });

/** What the frame says beside that, to Canvas and other learning platforms. */
export interface LtiFrameResize {
  readonly subject: "lti.frameResize";
  readonly height: number;
}
