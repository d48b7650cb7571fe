import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Icon } from "../icons.tsx";
import { useText } from "../settings.ts";
import { type ChartPicture, showPicture } from "./chartPictures.ts";

const PictureDialog = lazy(() => import("./PictureDialog.tsx"));

/** Saves a chart as a picture. Like "Show as table" it appears when its chart is pointed at or focused. */
export function SaveChart(picture: ChartPicture) {
  const { charts } = useText();
  const [open, setOpen] = useState(false);
  const latest = useRef(picture);
  useEffect(() => {
    latest.current = picture;
  });
  useEffect(() => showPicture(latest), []);
  const name = `${charts.savePicture}: ${picture.title}`;
  return (
    <>
      <button
        type="button"
        className="show-table save-chart"
        aria-label={name}
        title={name}
        onClick={() => setOpen(true)}
      >
        <Icon name="download" size={14} />
      </button>
      {open && (
        <Suspense fallback={null}>
          <PictureDialog picture={picture} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
