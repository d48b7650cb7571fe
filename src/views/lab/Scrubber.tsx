import { type CSSProperties, useLayoutEffect, useRef, useState } from "react";
import { explosion } from "../../diagnosis/explosion.ts";
import type { LaneState, Mark } from "../../runs/labState.ts";
import { Icon, type IconName } from "../icons.tsx";
import { laneLetter } from "../LaneTag.tsx";
import { labActions, useLab } from "../labStore.ts";
import { useText } from "../settings.ts";
import { type LabelPlace, type MarkLabel, placeLabels } from "./markLabels.ts";

const icons = {
  first_clip: "clip",
  first_inf: "burst",
  bad_batch: "outlier",
  change: "change",
  fork: "fork",
} as const satisfies Record<Mark["kind"], IconName>;

/** The step that is shown, as a slider over the steps of the axis, with a button at each thing that has happened. */
export function Scrubber() {
  const { transport } = useText();
  const playhead = useLab((state) => state.playhead);
  const [from, to] = useLab((state) => state.shown);
  const head = useLab((state) => state.head);
  const window = useLab((state) => state.window);
  const marks = useLab((state) => state.marks);
  const branches = useLab((state) => state.branches);
  const track = useRef<HTMLDivElement>(null);
  const places = useLabelPlaces(track, marks, window);
  const shown = Math.max(0, playhead);
  const last = window - 1;
  return (
    <div className="scrubber" ref={track} style={{ "--shown": shown / last } as CSSProperties}>
      <div className="scrubber-track" style={{ "--done": Math.max(0, head - 1) / last } as CSSProperties} />
      {branches.map((branch) => (
        <span
          key={`${branch.lane} ${branch.step} ${branch.remedy} ${branch.mended}`}
          className="branch"
          data-lane={laneLetter(branch.lane).toLowerCase()}
          style={{ "--from": branch.step / last, "--until": Math.min(1, (branch.until - 1) / last) } as CSSProperties}
        >
          <button
            type="button"
            aria-label={transport.branch(laneLetter(branch.lane), branch.step, branch.until - 1)}
            title={transport.branch(laneLetter(branch.lane), branch.step, branch.until - 1)}
            onClick={() => labActions.toBranch(branch)}
          />
        </span>
      ))}
      {marks.map((mark, k) => (
        <MarkButton
          key={`${mark.kind} ${mark.step} ${mark.lane}`}
          mark={mark}
          at={mark.step / last}
          place={places[k]}
        />
      ))}
      <input
        type="range"
        min={0}
        max={last}
        value={shown}
        aria-label={transport.scrubber}
        aria-valuetext={transport.steps([Math.max(0, from), Math.max(0, to)])}
        onChange={(event) => labActions.seek(event.target.valueAsNumber)}
      />
    </div>
  );
}

interface MarkButtonProps {
  readonly mark: Mark;
  readonly at: number;
  readonly place: LabelPlace | undefined;
}

function MarkButton({ mark, at, place = "after" }: MarkButtonProps) {
  const { marks, lane, transport } = useText();
  const name = marks[useMarkWord(mark)];
  const jump = marks.jump(name, mark.step);
  const label = mark.lane === null ? jump : `${lane.label(laneLetter(mark.lane))}: ${jump}`;
  return (
    <button
      type="button"
      className={`mark ${mark.kind}`}
      data-lane={mark.lane === null ? undefined : laneLetter(mark.lane).toLowerCase()}
      data-label={place}
      style={{ "--at": at } as CSSProperties}
      aria-label={label}
      title={label}
      onClick={() => labActions.seek(mark.step)}
    >
      <span className="mark-label">
        <Icon name={icons[mark.kind]} size={13} />
        <span className="mark-name">{name}</span>
        <span className="mark-step">{` · ${transport.atStep(mark.step)}`}</span>
      </span>
    </button>
  );
}

const isFirstNan = (lane: LaneState | undefined) => (lane && explosion(lane.firstNonfinite)?.nan) === true;

/** What first became not finite in a lane is an Inf or a NaN. */
function useMarkWord({ kind, lane }: Mark): Mark["kind"] | "first_nan" {
  const isNan = useLab((state) => lane !== null && isFirstNan(state.lanes[lane]));
  return kind === "first_inf" && isNan ? "first_nan" : kind;
}

/** Where each mark's label stands, measured once the marks are on the page and again when its width changes. */
function useLabelPlaces(
  track: React.RefObject<HTMLDivElement | null>,
  marks: readonly Mark[],
  window: number,
): readonly LabelPlace[] {
  const text = useText();
  const [width, setWidth] = useState(0);
  const [places, setPlaces] = useState<readonly LabelPlace[]>([]);
  useLayoutEffect(() => {
    const element = track.current;
    if (element === null) return;
    const sizes = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [track]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language decides how wide the labels are.
  useLayoutEffect(() => {
    const buttons = [...(track.current?.querySelectorAll<HTMLElement>(".mark") ?? [])];
    const next = placeLabels(
      buttons.map(measured),
      width,
      marks.findIndex(({ kind }) => kind === "first_inf"),
    );
    setPlaces((old) => (old.join() === next.join() ? old : next));
  }, [track, marks, window, width, text]);
  return places;
}

function measured(button: HTMLElement): MarkLabel {
  const label = button.querySelector<HTMLElement>(".mark-label");
  return { at: button.offsetLeft + button.offsetWidth / 2, width: label?.offsetWidth ?? 0 };
}
