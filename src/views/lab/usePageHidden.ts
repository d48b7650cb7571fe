import { useEffect } from "react";
import { labActions } from "../labStore.ts";

/** A page that nobody sees does not train. */
export function usePageHidden(): void {
  useEffect(() => {
    const tell = () => labActions.setHidden(document.visibilityState === "hidden");
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, []);
}
