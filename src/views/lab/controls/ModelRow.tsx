import { resolve } from "../../../experiment/comparison.ts";
import { fieldAt } from "../../../experiment/declaration.ts";
import type { Experiment } from "../../../experiment/schema.ts";
import { fieldWords, valueWord } from "../../../text/words.ts";
import { LaneTag, laneLetter } from "../../LaneTag.tsx";
import { labActions, labStore } from "../../labStore.ts";
import { Segmented } from "../../Segmented.tsx";
import { useText } from "../../settings.ts";
import { CELL, KIND, type ModelChoice, modelChoiceOf, modelChoices } from "./modelChoices.ts";
import { SharedRow, SplitRow } from "./RowFrame.tsx";
import type { Row } from "./rows.ts";
import { settingProblem } from "./settingProblem.ts";
import { useStanding } from "./useStanding.ts";

interface ModelRowProps {
  /** The kind of model and, where a lane has one, the recurrent cell. */
  readonly rows: readonly Row[];
  /** With the rarely used kinds too. */
  readonly all: boolean;
}

/** Which network: the kind of model and the recurrent cell as one choice, for all lanes or one a lane. */
export function ModelRow({ rows, all }: ModelRowProps) {
  const name = fieldWords(useText(), KIND).label;
  const experiments = useStanding();
  const chosen = experiments.map(modelChoiceOf);
  const split = rows.filter(({ cells }) => cells.some(({ lane }) => lane !== null));
  const paths = rows.map(({ path }) => path).join(" ");
  if (split.length === 0) {
    return (
      <SharedRow
        paths={paths}
        name={name}
        label={null}
        onSplit={experiments.length > 1 ? () => labActions.split(KIND) : null}
      >
        <ModelControl experiments={experiments} lane={null} chosen={chosen[0]} all={all} />
      </SharedRow>
    );
  }
  // First the cell: with the kind, every setting that the kind brings becomes the first lane's.
  const join = () => {
    for (const { path } of rows.filter((row) => row.split).reverse()) labActions.join(path);
  };
  return (
    <SplitRow paths={paths} name={name} label={null} onJoin={join}>
      {chosen.map((choice, lane) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no other identity than its place.
        <div key={lane} className="lane-row">
          <LaneTag lane={lane} />
          <ModelControl experiments={experiments.slice(lane, lane + 1)} lane={lane} chosen={choice} all={all} />
        </div>
      ))}
    </SplitRow>
  );
}

interface ModelControlProps {
  /** Those that the choice is made for. */
  readonly experiments: readonly Experiment[];
  readonly lane: number | null;
  readonly chosen: ModelChoice | undefined;
  readonly all: boolean;
}

function ModelControl({ experiments, lane, chosen, all }: ModelControlProps) {
  const text = useText();
  const { label } = fieldWords(text, KIND);
  const segments = modelChoices
    .filter((choice) => all || !choice.rare || choice === chosen)
    .map((choice) => ({
      value: modelChoices.indexOf(choice),
      label: choice.cell === null ? valueWord(text, KIND, choice.kind) : valueWord(text, CELL, choice.cell),
    }));
  return (
    <Segmented
      label={lane === null ? label : text.controls.inLane(label, laneLetter(lane))}
      segments={segments}
      value={chosen === undefined ? -1 : modelChoices.indexOf(chosen)}
      onChange={(index) => choose(modelChoices[index], experiments, lane)}
      size="full"
    />
  );
}

/** Nothing where the network cannot be. The cell is set behind the kind, which may bring one of its own. */
function choose(choice: ModelChoice | undefined, experiments: readonly Experiment[], lane: number | null): void {
  const field = fieldAt(KIND);
  if (choice === undefined || field === undefined) return;
  if (settingProblem(experiments, KIND, field, choice.kind) !== null) return;
  const standing = () => {
    const resolved = resolve(labStore.getState().comparison)[lane ?? 0];
    return resolved && modelChoiceOf(resolved.experiment);
  };
  if (standing()?.kind !== choice.kind) labActions.edit(KIND, choice.kind, lane);
  if (choice.cell !== null && standing()?.cell !== choice.cell) labActions.edit(CELL, choice.cell, lane);
}
