import type { ReactNode } from "react";
import { figure, growth } from "../../text/numbers.ts";
import { useLab } from "../labStore.ts";
import { Rich } from "../Rich.tsx";
import { useText } from "../settings.ts";
import { DockLink } from "./dock/DockLink.tsx";
import { useOverTime } from "./useOverTime.ts";

/** A norm that clipping left as it was is not told twice. */
const SAME_NORM = 1e-3;

/** The three numbers of a lane: growth per layer beside its prediction, the loss, and the norm before and after clipping. */
export function Readouts({ lane }: { readonly lane: number }) {
  const { lane: words } = useText();
  const state = useLab((lab) => lab.lanes[lane]);
  const overTime = useOverTime(lane);
  if (state === undefined) return null;
  const { from, to, growth: measured, theoryGrowth, loss, lastFiniteLoss, totalNorm, clippedNorm } = state.readouts;
  const steps = [Math.max(0, from), Math.max(0, to)] as const;
  const shortened = state.experiment.clip.mode !== "none" && differ(totalNorm, clippedNorm);
  return (
    <dl className="readouts">
      <Readout
        label={overTime ? words.growthTime(steps) : words.growth(steps)}
        short={overTime ? words.growthTimeShort : words.growthShort}
        className="growth"
      >
        <Figure written={measured === null ? null : growth(measured)} />
        {theoryGrowth !== null && (
          <small className="theory">
            <Rich>{words.theory(growth(theoryGrowth))}</Rich>
          </small>
        )}
      </Readout>
      <Readout label={words.loss}>
        <Figure written={loss === null ? null : figure(loss)} />
        {lastFiniteLoss !== null && (
          <small className="was">
            <Rich>{words.was(figure(lastFiniteLoss))}</Rich>
          </small>
        )}
      </Readout>
      <Readout label={words.totalNorm}>
        <DockLink tab="clipping">
          <Figure written={totalNorm === null ? null : figure(totalNorm)} />
          {shortened && clippedNorm !== null && (
            <>
              <small className="arrow">→</small>
              <Rich>{figure(clippedNorm)}</Rich>
            </>
          )}
        </DockLink>
      </Readout>
    </dl>
  );
}

function differ(before: number | null, after: number | null): boolean {
  return before !== null && after !== null && !(Math.abs(after - before) <= SAME_NORM * before);
}

/** A number, or the sign that there is none. */
function Figure({ written }: { readonly written: string | null }) {
  const { lane: words } = useText();
  return written === null ? <span className="not-measured">{words.notMeasured}</span> : <Rich>{written}</Rich>;
}

interface ReadoutProps {
  readonly label: string;
  /** In its place where there is no room for it. */
  readonly short?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

function Readout({ label, short, className = "", children }: ReadoutProps) {
  return (
    <div className={`readout ${className}`}>
      <dt>
        <span className="whole">{label}</span>
        <span className="short">{short ?? label}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
