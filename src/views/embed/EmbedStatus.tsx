import type { LaneStatus } from "../../diagnosis/laneStatus.ts";
import { embedText } from "../../text/embed/index.ts";
import type { Text } from "../../text/index.ts";
import { figure } from "../../text/numbers.ts";
import { Icon } from "../icons.tsx";
import { statusLooks } from "../lab/statusLooks.ts";
import { useLab } from "../labStore.ts";
import { Rich } from "../Rich.tsx";
import { useText, useWords } from "../settings.ts";

/** What the lane is doing: an icon and a sentence, and a few words where the lanes are stacked. */
export function EmbedStatus({ lane }: { readonly lane: number }) {
  const text = useText();
  const words = useWords(embedText);
  const status = useLab((state) => state.lanes[lane]?.status);
  const loss = useLab((state) => state.lanes[lane]?.readouts.loss ?? null);
  if (status === undefined) return null;
  const { tone, icon } = statusLooks[status.kind];
  return (
    <p className={`embed-status ${tone}`} title={text.lane.status(status)}>
      <Icon name={icon} size={14} />
      <span className="whole">
        <Rich>{text.lane.statusShort(status, loss)}</Rich>
      </span>
      <span className="short">
        <Rich>{fewWords(text, words, status, loss)}</Rich>
      </span>
    </p>
  );
}

function fewWords(text: Text, words: (typeof embedText)["en"], status: LaneStatus, loss: number | null): string {
  switch (status.kind) {
    case "exploded":
      return words.explodedShort(status.step, status.nan);
    case "training":
    case "paused":
      return loss === null ? text.lane.statusShort(status, loss) : words.lossShort(figure(loss));
    default:
      return text.lane.statusShort(status, loss);
  }
}
