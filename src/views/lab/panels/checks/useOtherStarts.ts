import { useEffect, useRef, useState } from "react";
import type { Reading } from "../../../../diagnosis/checks/checkMeasure.ts";
import type { Scenario } from "../../../../experiment/scenarios/scenario.ts";
import { type Tries, tryOtherStarts } from "./otherStarts.ts";

export interface OtherStarts {
  /** Of each start that has been tried: its checks' readings. */
  readonly tried: readonly (readonly Reading[])[];
  readonly running: boolean;
  readonly failed: boolean;
  start(): void;
  stop(): void;
}

/** Tries other starts of a scenario when it is asked to; leaving the panel, or another scenario, ends it. */
export function useOtherStarts(scenario: Scenario): OtherStarts {
  const [tried, setTried] = useState<OtherStarts["tried"]>([]);
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState(false);
  const tries = useRef<Tries | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scenario ends the tries of the one before.
  useEffect(() => () => tries.current?.stop(), [scenario]);
  return {
    tried,
    running,
    failed,
    start() {
      setTried([]);
      setRunning(true);
      setFailed(false);
      tries.current = tryOtherStarts({
        scenario,
        tried: (readings) => setTried((before) => [...before, readings]),
        ended(withoutRun) {
          setRunning(false);
          setFailed(withoutRun);
        },
      });
    },
    stop() {
      tries.current?.stop();
      setRunning(false);
    },
  };
}
