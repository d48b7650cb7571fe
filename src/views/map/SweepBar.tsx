import { mapCsv } from "../../runs/mapCsv.ts";
import type { MapState, MapSweep } from "../../runs/mapState.ts";
import { mapText } from "../../text/map/index.ts";
import { saveFile } from "../code/saveFile.ts";
import { Icon } from "../icons.tsx";
import { linkOf } from "../place.ts";
import { useWords } from "../settings.ts";

interface SweepBarProps {
  readonly sweep: MapSweep;
  readonly state: MapState;
  readonly onLoad: (file: File) => void;
}

/** How far the sweep is; pause, stop, begin again; the results as a file. */
export function SweepBar({ sweep, state, onLoad }: SweepBarProps) {
  const words = useWords(mapText);
  const seconds = Math.round(state.elapsedMs / 1000);
  const isOver = ["ready", "stopped", "finished"].includes(state.state);
  const save = () => saveFile("map.csv", "text/csv", mapCsv(state, linkOf(window.location.hash)));
  return (
    <div className="map-bar">
      {isOver ? (
        <Button icon="play" label={words.start} onClick={() => sweep.start(state.plan)} />
      ) : state.state === "running" ? (
        <Button icon="pause" label={words.pause} onClick={sweep.pause} />
      ) : (
        <Button icon="play" label={words.resume} onClick={sweep.resume} />
      )}
      {!isOver && <Button icon="close" label={words.stop} onClick={sweep.stop} />}
      <progress aria-label={words.progressLabel} max={state.total} value={state.done} />
      <span className="map-progress">
        {state.file === null ? words.progress(state.done, state.total, seconds) : words.from(state.file)}
      </span>
      <Button icon="download" label={words.csv} onClick={save} />
      <label className="button outlined map-load">
        <Icon name="share" size={15} />
        {words.load}
        <input
          type="file"
          className="visually-hidden"
          accept=".ndjson,.jsonl,.json,.txt"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) onLoad(file);
            // The same file may be chosen again.
            target.value = "";
          }}
        />
      </label>
      <p className="visually-hidden" role="status">
        {state.state === "finished" ? words.finished(state.total, seconds) : ""}
      </p>
    </div>
  );
}

interface ButtonProps {
  readonly icon: "play" | "pause" | "close" | "download";
  readonly label: string;
  readonly onClick: () => void;
}

function Button({ icon, label, onClick }: ButtonProps) {
  return (
    <button type="button" className="button outlined" onClick={onClick}>
      <Icon name={icon} size={15} />
      {label}
    </button>
  );
}
