import { useEffect } from "react";

export type Step = (delta: 1 | -1) => void;

let current: Step | null = null;

/** While the component is shown, this is what "next" and "previous" do in a presentation of its view. */
export function useStepper(step: Step): void {
  useEffect(() => {
    current = step;
    return () => {
      if (current === step) current = null;
    };
  }, [step]);
}

/** Does nothing in a view that has no steps. */
export function stepView(delta: 1 | -1): void {
  current?.(delta);
}
