import type { BackwardPass } from "../../../../engine/backwardPass.ts";
import { ratioOf } from "../../../../engine/measures/ratioOf.ts";
import type { Experiment } from "../../../../experiment/schema.ts";
import { lensText } from "../../../../text/lens/index.ts";
import { LaneTag } from "../../../LaneTag.tsx";
import { useLab } from "../../../labStore.ts";
import { Rich } from "../../../Rich.tsx";
import { useWords } from "../../../settings.ts";
import { usePanelLabel } from "../usePanelLabel.ts";
import { Formula } from "./Formula.tsx";
import { Strip } from "./Strip.tsx";
import { placeOf, type Stage, stagesOf } from "./stages.ts";

interface LaneLensProps {
  readonly lane: number;
  /** null: not answered yet. */
  readonly pass: BackwardPass | null;
  /** Whether each layer has two stages, for the sake of other lanes. */
  readonly paired: boolean;
  readonly step: number;
  /** The stage that is shown; a lane with fewer stays at its last. */
  readonly at: number;
  readonly onGo: (stage: number) => void;
}

/** One lane's backward pass at a stage: the strip, the operation as a formula and in words, and the product so far. */
export function LaneLens({ lane, pass, paired, step, at, onGo }: LaneLensProps) {
  const words = useWords(lensText);
  const model = useLab((state) => state.lanes[lane]?.experiment.model);
  const stages = pass === null ? [] : stagesOf(pass, paired);
  const stage = stages[Math.min(at, stages.length - 1)];
  return (
    <section className="lens" aria-label={usePanelLabel("step", lane)}>
      <h3>
        <LaneTag lane={lane} small /> {pass !== null && <small>{words.atStep(step)}</small>}
      </h3>
      {pass === null || stage === undefined || model === undefined ? (
        <p>{words.waiting}</p>
      ) : (
        <>
          <Strip
            lane={lane}
            pass={pass}
            overTime={model.kind !== "mlp"}
            at={placeOf(stage, pass)}
            onGo={(place) => onGo(stages.findIndex((each) => placeOf(each, pass) === place))}
          />
          <Formula stage={stage} model={model} />
          <p className="lens-sentence">
            <Rich>{sentenceOf(words, stage, model)}</Rich>
            {stage.kind !== "output" && (
              <span className="lens-sofar">
                <Rich>{words.sofar(ratioOf(stage.to, pass.output))}</Rich>
              </span>
            )}
          </p>
          {notesOf(model).map((note) => (
            <p key={note} className="lens-note">
              {words.notes[note]}
            </p>
          ))}
        </>
      )}
    </section>
  );
}

function sentenceOf(words: (typeof lensText)["en"], stage: Stage, model: Experiment["model"]): string {
  if (stage.kind === "output") return words.start(stage.to);
  const { link, from, to } = stage;
  const place = model.kind === "mlp" ? words.layer(link.index) : words.time(link.index);
  const change = from === null ? { from, to } : { from, to, factor: ratioOf(to, from) };
  if (stage.kind === "activation") return words.activation(place, change, link.scale);
  return words.arrivals[stage.way](place, change);
}

/** What stands in the way of the plain chain rule. */
function notesOf(model: Experiment["model"]): readonly (keyof (typeof lensText)["en"]["notes"])[] {
  switch (model.kind) {
    case "mlp":
      return [
        ...(model.norm === "none" ? [] : (["normalization"] as const)),
        ...(model.residual ? (["residual"] as const) : []),
      ];
    case "rnn":
      return [
        ...(model.cell === "rnn" ? [] : ([model.cell] as const)),
        ...(model.num_layers > 1 ? (["stacked"] as const) : []),
        ...(model.tbptt > 0 ? (["truncated"] as const) : []),
      ];
    case "one_neuron_rnn":
      return ["neuron"];
  }
}
