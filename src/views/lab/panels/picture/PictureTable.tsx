import type { Picture } from "../../../../engine/pictures/picture.ts";
import { pictureText } from "../../../../text/picture/index.ts";
import { useWords } from "../../../settings.ts";
import { ValueTable } from "../../ValueTable.tsx";

interface PictureTableProps {
  readonly picture: Exclude<Picture, { kind: "grid" }>;
  readonly caption: string;
}

/** Target and prediction at each x, or time step, of the first output. */
export function PictureTable({ picture, caption }: PictureTableProps) {
  const { table } = useWords(pictureText);
  const width = picture.kind === "curve" ? 1 : picture.out_features;
  const places = picture.kind === "curve" ? picture.x.length : picture.steps;
  const first = picture.kind === "curve" ? 0 : picture.seq_len - picture.steps + 1;
  return (
    <ValueTable
      caption={caption}
      columns={["", table.at, table.target, table.prediction]}
      rows={Array.from({ length: places }, (_, k) => ({
        name: String(k + 1),
        values: [
          picture.kind === "curve" ? (picture.x[k] ?? Number.NaN) : first + k,
          picture.target[k * width] ?? Number.NaN,
          picture.prediction[k * width] ?? Number.NaN,
        ],
      }))}
    />
  );
}
