import { Icon } from "../icons.tsx";
import { useLab } from "../labStore.ts";
import { Rich } from "../Rich.tsx";
import { useText } from "../settings.ts";
import { DockLink } from "./dock/DockLink.tsx";
import { statusLooks } from "./statusLooks.ts";

/** What the lane is doing, as an icon and a sentence (where there is no room for it, a shorter one); opens why. */
export function StatusChip({ lane }: { readonly lane: number }) {
  const text = useText();
  const status = useLab((state) => state.lanes[lane]?.status);
  const loss = useLab((state) => state.lanes[lane]?.readouts.loss ?? null);
  if (status === undefined) return null;
  const { tone, icon } = statusLooks[status.kind];
  const sentence = text.lane.status(status);
  return (
    <DockLink tab="story" className={`chip status ${tone}`} title={sentence}>
      <Icon name={icon} size={15} />
      <span className="whole">
        <Rich>{sentence}</Rich>
      </span>
      <span className="short">
        <Rich>{text.lane.statusShort(status, loss)}</Rich>
      </span>
    </DockLink>
  );
}
