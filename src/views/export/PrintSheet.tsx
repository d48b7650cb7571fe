import "./print.css";
import { useState } from "react";
import { exportText } from "../../text/export/index.ts";
import { scenarioWords } from "../../text/words.ts";
import { labPosition, useLab } from "../labStore.ts";
import { useText, useWords } from "../settings.ts";
import { useView } from "../viewState.ts";
import { type ChartPicture, shownPictures } from "./chartPictures.ts";
import { originNow } from "./origin.ts";
import { PrintedChart } from "./PrintedChart.tsx";
import { PrintedLane } from "./PrintedLane.tsx";
import { PrintedSettings } from "./PrintedSettings.tsx";

/** Pixels that an A4 page has within its margins; those of a chart that is wider than WIDE on the page, beside others. */
const WIDTH = 703;
const LARGE = 520;
const WIDE = 600;
const GAP = 14;

/** One page of what is shown: of the Lab its lanes, their settings and what happened; of another view its charts. */
export function PrintSheet() {
  const words = useWords(exportText);
  const view = useView();
  const [pictures] = useState(shownPictures);
  const [origin] = useState(() => originNow());
  if (pictures.length === 0) return null;
  return (
    <article className="print-sheet" data-theme="light">
      <Title />
      {view === "lab" ? <PrintedLab pictures={pictures} /> : <PrintedCharts pictures={pictures} />}
      <footer>
        <p>{words.source(view === "cliff" ? null : origin.seed, origin.version)}</p>
        <p className="print-link">{origin.link}</p>
      </footer>
    </article>
  );
}

function Title() {
  const text = useText();
  const words = useWords(exportText);
  const view = useView();
  const scenario = useLab((state) => state.scenario);
  const { playhead } = labPosition();
  const name = scenario === null ? text.header.edited : scenarioWords(text, scenario).name;
  return (
    <h1>
      {view === "lab" ? name : text.nav[view]}
      {view === "lab" && playhead >= 0 && <small>{words.sheet.step(playhead)}</small>}
    </h1>
  );
}

/** Of more than two lanes the main chart and the loss alone, two beside each other. */
function PrintedLab({ pictures }: { readonly pictures: readonly ChartPicture[] }) {
  const lanes = useLab((state) => state.lanes.length);
  const width = lanes > 1 ? (WIDTH - GAP) / 2 : WIDTH;
  const names = lanes > 2 ? ["gradient", "loss"] : ["gradient", "heat", "loss", "ratio"];
  return (
    <>
      <div className={lanes > 1 ? "print-columns" : ""}>
        {Array.from({ length: lanes }, (_, lane) => (
          <PrintedLane
            // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place.
            key={lane}
            lane={lane}
            width={width}
            pictures={pictures.filter((picture) => picture.lane === lane && names.includes(picture.name))}
          />
        ))}
      </div>
      <PrintedSettings />
    </>
  );
}

function PrintedCharts({ pictures }: { readonly pictures: readonly ChartPicture[] }) {
  const columns = pictures.length > 6 ? 3 : pictures.length > 1 ? 2 : 1;
  const width = (WIDTH - GAP * (columns - 1)) / columns;
  const isLarge = ({ host }: ChartPicture) => columns > 1 && (host.current?.clientWidth ?? 0) > WIDE;
  return (
    <div className={`print-columns of-${columns}`}>
      {pictures.map((picture) => (
        <section key={picture.name} className={isLarge(picture) ? "print-large" : ""}>
          <PrintedChart picture={picture} width={isLarge(picture) ? LARGE : width} height={null} />
          <p>{picture.caption}</p>
        </section>
      ))}
    </div>
  );
}
