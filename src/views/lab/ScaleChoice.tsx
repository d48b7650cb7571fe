import { labActions, useLab } from "../labStore.ts";
import { Segmented } from "../Segmented.tsx";
import { useText } from "../settings.ts";

/** The scale that reaches the float32 ceiling, or one that fits what the lanes show; either is the same in all lanes. */
export function ScaleChoice() {
  const { charts } = useText();
  const scale = useLab((state) => state.scale);
  const segments = [
    { value: "shared", label: charts.sharedScale },
    { value: "fit", label: charts.fit },
  ] as const;
  return (
    <Segmented label={charts.scale} segments={segments} value={scale} onChange={labActions.setScale} size="small" />
  );
}
