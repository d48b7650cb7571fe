import "./export.css";
import { useEffect, useRef, useState } from "react";
import type { Theme } from "../../charts/export/drawChart.ts";
import { exportText } from "../../text/export/index.ts";
import { saveFile } from "../code/saveFile.ts";
import { Icon } from "../icons.tsx";
import { laneLetter } from "../LaneTag.tsx";
import { Segmented } from "../Segmented.tsx";
import { useWords } from "../settings.ts";
import type { ChartPicture } from "./chartPictures.ts";
import { fileName } from "./origin.ts";
import { pngOf, svgOf } from "./pictureFile.ts";

interface PictureDialogProps {
  readonly picture: ChartPicture;
  readonly onClose: () => void;
}

/** A chart as it will be saved: as SVG for print, as PNG for slides, in either theme. */
export default function PictureDialog({ picture, onClose }: PictureDialogProps) {
  const words = useWords(exportText);
  const dialog = useRef<HTMLDialogElement>(null);
  // What was shown when the dialog opened: while it is open the run may go on.
  const [source] = useState(picture);
  const [theme, setTheme] = useState<Theme>("light");
  const svg = useSvg(source, theme);
  useEffect(() => dialog.current?.showModal(), []);
  const file = fileName(source.name, source.lane === null ? null : laneLetter(source.lane).toLowerCase());
  const savePng = async (text: string) => saveFile(`${file}.png`, "image/png", await pngOf(source, text));
  return (
    <dialog ref={dialog} className="floating export-dialog" aria-label={words.picture(source.title)} onClose={onClose}>
      <form method="dialog" className="export-bar">
        <h2>{words.picture(source.title)}</h2>
        <button type="submit" className="button square" aria-label={words.close}>
          <Icon name="close" />
        </button>
      </form>
      <div className="export-preview" data-theme={theme}>
        {svg.text !== null && <img src={svg.address} alt={source.caption} />}
      </div>
      <div className="export-bar">
        <Segmented
          label={words.theme}
          segments={[
            { value: "light", label: words.themes.light },
            { value: "dark", label: words.themes.dark },
          ]}
          value={theme}
          onChange={setTheme}
        />
        <span className="grow" />
        <SaveButton
          word="SVG"
          onClick={svg.text === null ? null : () => saveFile(`${file}.svg`, "image/svg+xml", svg.text ?? "")}
        />
        <SaveButton word="PNG" onClick={svg.text === null ? null : () => savePng(svg.text ?? "")} />
      </div>
    </dialog>
  );
}

function SaveButton({ word, onClick }: { readonly word: string; readonly onClick: (() => void) | null }) {
  return (
    <button type="button" className="button outlined" disabled={onClick === null} onClick={onClick ?? undefined}>
      <Icon name="download" /> {word}
    </button>
  );
}

/** The picture's file, and an address to show it; text null: it is being drawn. */
function useSvg(source: ChartPicture, theme: Theme): { readonly text: string | null; readonly address: string } {
  const [svg, setSvg] = useState<{ readonly text: string | null; readonly address: string }>({
    text: null,
    address: "",
  });
  useEffect(() => {
    let address = "";
    let isWanted = true;
    svgOf(source, theme).then((text) => {
      if (!isWanted || text === null) return;
      address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
      setSvg({ text, address });
    });
    return () => {
      isWanted = false;
      URL.revokeObjectURL(address);
    };
  }, [source, theme]);
  return svg;
}
