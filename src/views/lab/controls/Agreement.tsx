import { fittedSlope } from "../../../diagnosis/fittedSlope.ts";
import { growthPerLayer } from "../../../diagnosis/growth.ts";
import { theoryAgreement } from "../../../diagnosis/theoryAgreement.ts";
import { columnOf } from "../../../engine/quantities.ts";
import type { LaneState } from "../../../runs/labState.ts";
import type { AgreementFigures } from "../../../text/figures.ts";
import { growth } from "../../../text/numbers.ts";
import { LaneTag } from "../../LaneTag.tsx";
import { useLab } from "../../labStore.ts";
import { Rich } from "../../Rich.tsx";
import { useText } from "../../settings.ts";

/** Whether a lane's first step grew as theory predicts for one network of its width; nothing where theory is silent. */
export function Agreement({ lane, tagged }: { readonly lane: number; readonly tagged: boolean }) {
  const { prediction } = useText();
  const state = useLab((lab) => lab.lanes[lane]);
  const figures = agreementOf(state);
  if (figures === null) return null;
  return (
    <p className="agreement" data-agrees={figures.agrees}>
      {tagged && <LaneTag lane={lane} small />}
      <span>
        <Rich>{prediction.agreement(figures)}</Rich>
      </span>
    </p>
  );
}

function agreementOf(state: LaneState | undefined): AgreementFigures | null {
  const history = state?.run?.history;
  const column = history && columnOf(history.layout, "hidden_grad_norm_f64");
  if (!state?.meanField?.holds || !history || !column || history.steps === 0) return null;
  const signals = Array.from({ length: column.length - 1 }, (_, k) => history.first(column.offset + k));
  const measured = growthPerLayer(signals);
  const agreement = theoryAgreement(measured, state.meanField);
  const fit = fittedSlope(signals);
  if (measured === null || agreement === null || fit === null) return null;
  const [low, high] = agreement.band;
  return {
    measured: growth(measured),
    fitted: growth(fit.growth),
    low: growth(low),
    high: growth(high),
    agrees: agreement.agrees,
  };
}
