import type { Failure } from "../protocol/messages.ts";

/** What a run threw, as a code. Browsers say in a RangeError's words alone that memory is out. */
export function failureOf(error: unknown, memoryNeeded = 0): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError && /alloc|memory/i.test(message)) {
    return { code: "memory", needed: memoryNeeded, allowed: 0 };
  }
  return { code: "exception", message };
}
