import { lazy, Suspense } from "react";
import { useLab } from "../../labStore.ts";

const Told = lazy(() => import("../panels/story/Told.tsx"));

/** One line beside the tabs, once a lane has got into trouble: why. What finds it out is loaded then. */
export function Teaser() {
  const lane = useLab((state) => state.lanes.findIndex(({ status }) => troubles.has(status.kind)));
  if (lane < 0) return <span className="grow" />;
  return (
    <Suspense fallback={<span className="grow" />}>
      <Told key={lane} lane={lane} />
    </Suspense>
  );
}

const troubles = new Set(["exploded", "frozen", "vanished"]);
