import { useState } from "react";

/** How long it is told that something was copied, in milliseconds. */
const TOLD = 2500;

/** Copies a text, and says for a while whether the browser allowed it. */
export function useCopy(): readonly ["copied" | "failed" | null, (text: string) => Promise<void>] {
  const [told, setTold] = useState<"copied" | "failed" | null>(null);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setTold("copied");
      setTimeout(() => setTold(null), TOLD);
    } catch {
      setTold("failed");
    }
  };
  return [told, copy];
}
