/** A, B, C, …: how a lane is named in labels and sentences. */
export function laneLetter(lane: number): string {
  return String.fromCharCode(65 + lane);
}

/** Lanes that have a colour of their own. */
const COLOURED = 4;

/** The class that carries a lane's colour: "a" to "d"; further lanes are ink. */
export function laneClass(lane: number): string {
  return lane < COLOURED ? laneLetter(lane).toLowerCase() : "";
}

/** The square with a lane's letter. */
export function LaneTag({ lane, small = false }: { readonly lane: number; readonly small?: boolean }) {
  return <span className={`tag ${laneClass(lane)}${small ? " small" : ""}`}>{laneLetter(lane)}</span>;
}
