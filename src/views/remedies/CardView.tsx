import { memo, useEffect, useRef } from "react";
import { createRemedyLoss } from "../../charts/remedyLoss.ts";
import type { Verdict } from "../../diagnosis/verdict.ts";
import type { History } from "../../runs/history.ts";
import type { RemedyCard } from "../../runs/remedyState.ts";
import { figure } from "../../text/numbers.ts";
import { remediesText } from "../../text/remedies/index.ts";
import { SaveChart } from "../export/SaveChart.tsx";
import { Icon, type IconName } from "../icons.tsx";
import { LaneTag } from "../LaneTag.tsx";
import { lookOf } from "../lab/look.ts";
import { TableDialog } from "../lab/TableDialog.tsx";
import { useChart } from "../lab/useChart.ts";
import { Rich } from "../Rich.tsx";
import { useWords } from "../settings.ts";
import { nameOf, toldOf, whatOf } from "./cardWords.ts";
import { LossTable } from "./LossTable.tsx";

interface CardViewProps {
  readonly card: RemedyCard;
  readonly baseline: RemedyCard;
  readonly steps: number;
  /** Chosen as one of two. */
  readonly chosen: boolean;
  readonly onVisible: (id: string, visible: boolean) => void;
  readonly onOpen: (card: RemedyCard) => void;
  readonly onChoose: (card: RemedyCard) => void;
  readonly onRemove: (card: RemedyCard) => void;
}

const tones: { readonly [K in Verdict["kind"]]: { readonly tone: string; readonly icon: IconName } } = {
  survived: { tone: "ok", icon: "check" },
  slow: { tone: "warn", icon: "warning" },
  not_learning: { tone: "warn", icon: "warning" },
  unstable: { tone: "warn", icon: "warning" },
  exploded: { tone: "bad", icon: "burst" },
};

/** One remedy: what it changes, how the loss went, what came of it and why. */
export const CardView = memo(function CardView(props: CardViewProps) {
  const { card, baseline, steps, chosen, onVisible, onOpen, onChoose, onRemove } = props;
  const words = useWords(remediesText);
  const root = useRef<HTMLElement>(null);
  useSight(root, card.id, onVisible);
  const isBaseline = card.codes.length === 0;
  const name = nameOf(words, card.codes);
  const { result } = card;
  return (
    <article ref={root} className={`remedy ${isBaseline ? "baseline" : ""}`} data-remedy={card.id} aria-label={name}>
      <header>
        {isBaseline && <LaneTag lane={0} />}
        <h3>{name}</h3>
        <Told card={card} steps={steps} />
      </header>
      <p className="remedy-what">
        <Rich>{whatOf(words, card, baseline.experiment)}</Rich>
      </p>
      <LossFigure card={card} baseline={isBaseline ? null : baseline} name={name} steps={steps} />
      <dl className="remedy-figures">
        <dt>{words.finalLoss}</dt>
        <dd>{result === null ? "–" : <Rich>{figure(result.finalLoss)}</Rich>}</dd>
        <dt>{words.maxGradient}</dt>
        <dd>{result === null ? "–" : <Rich>{figure(result.maxGradient)}</Rich>}</dd>
      </dl>
      {!isBaseline && result !== null && result.reason !== null && (
        <p className="remedy-reason">
          <Rich>{words.reason(result.reason)}</Rich>
        </p>
      )}
      {!isBaseline && (
        <footer>
          <button type="button" className="button" aria-label={words.openLabel(name)} onClick={() => onOpen(card)}>
            {words.open}
          </button>
          {card.codes.length === 1 ? (
            <button
              type="button"
              className="button"
              aria-pressed={chosen}
              aria-label={words.combineLabel(name)}
              onClick={() => onChoose(card)}
            >
              <Icon name="plus" size={14} />
              {words.combine}
            </button>
          ) : (
            <button
              type="button"
              className="button square"
              aria-label={words.remove(name)}
              onClick={() => onRemove(card)}
            >
              <Icon name="close" size={14} />
            </button>
          )}
        </footer>
      )}
    </article>
  );
});

function Told({ card, steps }: { readonly card: RemedyCard; readonly steps: number }) {
  const words = useWords(remediesText);
  const told = toldOf(words, card, steps);
  if (card.result === null) return <span className="chip">{told}</span>;
  const { tone, icon } = tones[card.result.verdict.kind];
  return (
    <span className={`chip ${tone}`}>
      <Icon name={icon} size={15} />
      {told}
    </span>
  );
}

interface LossFigureProps {
  readonly card: RemedyCard;
  /** Null on the baseline's own card. */
  readonly baseline: RemedyCard | null;
  readonly name: string;
  readonly steps: number;
}

function LossFigure({ card, baseline, name, steps }: LossFigureProps) {
  const words = useWords(remediesText);
  const host = useRef<HTMLDivElement>(null);
  const lane = card.result?.verdict.kind === "exploded" || baseline === null ? 0 : 1;
  const history = (of: RemedyCard | null): History | null => of?.run?.history ?? null;
  useChart(host, createRemedyLoss, () => ({
    ...lookOf(lane),
    history: history(card),
    ghost: history(baseline),
    steps,
    origin: words.origin,
  }));
  const loss = card.result === null ? "–" : figure(card.result.finalLoss);
  const caption = words.caption(name, toldOf(words, card, steps), loss);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as every chart it has the focus for its sentence.
    <figure className="remedy-loss" tabIndex={0} aria-label={caption}>
      <div ref={host} className="chart-host" />
      <TableDialog title={`${name}, ${words.table.loss}`}>
        <LossTable caption={caption} history={history(card)} baseline={history(baseline)} />
      </TableDialog>
      <SaveChart
        host={host}
        name={`remedy_${card.id}`}
        title={name}
        lane={null}
        x="step"
        y="loss"
        caption={caption}
        seed={card.experiment.seed}
      />
    </figure>
  );
}

/** Tells whether the card is in sight: only those train. */
function useSight(
  root: React.RefObject<HTMLElement | null>,
  id: string,
  onVisible: (id: string, visible: boolean) => void,
): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const sight = new IntersectionObserver(([entry]) => onVisible(id, entry?.isIntersecting ?? false));
    sight.observe(element);
    return () => {
      sight.disconnect();
      onVisible(id, false);
    };
  }, [root, id, onVisible]);
}
