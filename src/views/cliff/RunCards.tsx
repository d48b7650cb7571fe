import { createElement } from "react";
import { cliffText } from "../../text/cliff/index.ts";
import { Icon } from "../icons.tsx";
import { LaneTag } from "../LaneTag.tsx";
import { Rich } from "../Rich.tsx";
import { useWords } from "../settings.ts";
import { pointOf, type WalkFacts, walkFacts } from "./walkFacts.ts";

interface RunCardProps {
  readonly path: Float64Array;
  readonly at: number;
}

/** Lane A: the step is the gradient, however long it is. */
export function RawCard({ path, at }: RunCardProps) {
  const words = useWords(cliffText);
  const facts = walkFacts(path, at);
  const thrown = facts.thrownAt;
  const [before, after] = thrown === null ? [null, facts.now] : [pointOf(path, thrown - 1), pointOf(path, thrown)];
  return (
    <section className="cliff-card">
      <header>
        <LaneTag lane={0} />
        <h3>{words.raw.title}</h3>
        <Outcome facts={facts} />
      </header>
      <p>
        <Rich>{words.raw.about(facts.longest)}</Rich>
      </p>
      <dl>
        {before !== null && thrown !== null && (
          <Row name={words.rows.before(thrown)} value={words.rows.place(before.w, before.b)} />
        )}
        <Row
          name={thrown === null ? words.rows.at(at) : words.rows.after(thrown)}
          value={words.rows.place(after.w, after.b)}
          bad={thrown !== null}
        />
        <Row name={words.rows.gradient} value={words.number(after.gradient)} />
        <Row name={words.rows.loss} value={words.rows.from(facts.now.loss, facts.first.loss)} />
      </dl>
    </section>
  );
}

/** Lane B: the same direction, a bounded length. */
export function ClippedCard({ path, at, max_norm }: RunCardProps & { readonly max_norm: number }) {
  const words = useWords(cliffText);
  const facts = walkFacts(path, at);
  return (
    <section className="cliff-card">
      <header>
        <LaneTag lane={1} />
        <h3>
          <Rich>{words.clipped.title(max_norm)}</Rich>
        </h3>
        <Outcome facts={facts} />
      </header>
      <p>{words.clipped.about}</p>
      <ClipFormula />
      <dl>
        <Row name={words.rows.at(at)} value={words.rows.place(facts.now.w, facts.now.b)} />
        <Row name={words.rows.loss} value={words.rows.from(facts.now.loss, facts.first.loss)} />
      </dl>
    </section>
  );
}

function Row({ name, value, bad = false }: { readonly name: string; readonly value: string; readonly bad?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={bad ? "bad" : undefined}>
        <Rich>{value}</Rich>
      </dd>
    </div>
  );
}

function Outcome({ facts }: { readonly facts: WalkFacts }) {
  const { chips } = useWords(cliffText);
  if (facts.thrownAt !== null) {
    return (
      <span className="chip bad">
        <Icon name="burst" size={15} />
        {chips.thrown(facts.thrownAt)}
      </span>
    );
  }
  return (
    <span className="chip ok">
      <Icon name="check" size={15} />
      {facts.arrived ? chips.arrived : chips.onMap}
    </span>
  );
}

/** g̃ = g · min(1, τ/‖g‖) */
function ClipFormula() {
  const of = createElement;
  const g = of("mi", null, "g");
  const norm = of("mrow", null, of("mo", null, "‖"), g, of("mo", null, "‖"));
  return of(
    "math",
    { display: "block" },
    of("mover", { accent: "true" }, g, of("mo", null, "~")),
    of("mo", null, "="),
    g,
    of("mo", null, "·"),
    of("mi", null, "min"),
    of("mo", null, "("),
    of("mn", null, "1"),
    of("mo", null, ","),
    of("mfrac", null, of("mi", null, "τ"), norm),
    of("mo", null, ")"),
  );
}
