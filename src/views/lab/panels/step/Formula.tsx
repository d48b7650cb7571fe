import type { ReactNode } from "react";
import type { Experiment } from "../../../../experiment/schema.ts";
import type { Stage, Way } from "./stages.ts";

interface FormulaProps {
  readonly stage: Stage;
  readonly model: Experiment["model"];
}

/** The operation of a stage as the literature writes it. What multiplies has the colour of the factor. */
export function Formula({ stage, model }: FormulaProps) {
  if (stage.kind === "output") {
    return (
      <Line>
        <Delta /> = <Loss />
      </Line>
    );
  }
  const { index, scale } = stage.link;
  if (stage.kind === "activation") {
    const normalized = model.kind === "mlp" && model.norm !== "none";
    return (
      <Line>
        <Delta index={index} /> = {scale !== 1 && <b className="lens-weights">{scale} · </b>}
        <Signal index={index} /> ⊙ <Phi of={normalized ? "n" : "z"} index={index} />
      </Line>
    );
  }
  return (
    <Line>
      <Signal index={index} /> = <Arrival way={stage.way} index={index} model={model} />
    </Line>
  );
}

interface ArrivalProps {
  readonly way: Way;
  readonly index: number;
  readonly model: Experiment["model"];
}

function Arrival({ way, index, model }: ArrivalProps): ReactNode {
  const normalized = model.kind === "mlp" && model.norm !== "none";
  const isFirst = model.kind === "mlp" ? index === model.depth : index === model.seq_len;
  const behind =
    model.kind === "mlp" ? (
      <>
        <Weights name={index + 1} /> {normalized && !isFirst && <Normalization index={index + 1} />}{" "}
        {isFirst ? <Loss /> : <Delta index={index + 1} />}
      </>
    ) : (
      <>
        <Weights name="hh" /> <Delta index={index + 1} />
      </>
    );
  const gates = model.kind === "rnn" && <Gates index={index} memory={model.cell === "lstm"} />;
  const own = (
    <>
      <Weights name="out" /> <Loss index={index} />
    </>
  );
  switch (way) {
    case "matrix":
    case "normalization":
      return behind;
    case "skip":
      return (
        <>
          {behind} + <Signal index={index + 1} />
        </>
      );
    case "readout":
      return (
        <>
          <Weights name="out" /> <Loss />
        </>
      );
    case "own_loss":
      return own;
    case "joined":
      return (
        <>
          {model.kind === "rnn" && model.cell !== "rnn" ? gates : behind} + {own}
        </>
      );
    case "gates":
      return gates;
    case "neuron":
      return isFirst ? (
        <>
          <Phi of="h" index={index} /> · <Loss />
        </>
      ) : (
        <>
          <b className="lens-weights">
            <i>w</i>
          </b>{" "}
          · <Phi of="h" index={index} /> · <Signal index={index + 1} />
        </>
      );
    case "cut":
      return "0";
  }
}

const Line = ({ children }: { readonly children: ReactNode }) => <p className="lens-formula">{children}</p>;

function Delta({ index }: { readonly index?: number }) {
  return (
    <b className="lens-delta">
      <i>δ</i>
      {index !== undefined && <sub>{index}</sub>}
    </b>
  );
}

function Signal({ index }: { readonly index: number }) {
  return (
    <span>
      ∂L/∂<i>h</i>
      <sub>{index}</sub>
    </span>
  );
}

function Loss({ index }: { readonly index?: number }) {
  return (
    <span>
      ∂L/∂<i>ŷ</i>
      {index !== undefined && <sub>{index}</sub>}
    </span>
  );
}

function Weights({ name }: { readonly name: number | string }) {
  return (
    <b className="lens-weights">
      <i>W</i>
      <sub>{name}</sub>
      <sup>⊤</sup>
    </b>
  );
}

function Phi({ of, index }: { readonly of: "z" | "n" | "h"; readonly index: number }) {
  return (
    <b className="lens-phi">
      φ′(<i>{of}</i>
      <sub>{index}</sub>)
    </b>
  );
}

/** The derivative of a normalization. */
function Normalization({ index }: { readonly index: number }) {
  return (
    <b className="lens-weights">
      (∂<i>n</i>
      <sub>{index}</sub>/∂<i>z</i>
      <sub>{index}</sub>)<sup>⊤</sup>
    </b>
  );
}

/** An LSTM's h_t reaches the loss through h_{t+1} and through c_{t+1}. */
function Gates({ index, memory }: { readonly index: number; readonly memory: boolean }) {
  const term = (letter: "h" | "c") => (
    <>
      <b className="lens-weights">
        (∂<i>{letter}</i>
        <sub>{index + 1}</sub>/∂<i>h</i>
        <sub>{index}</sub>)<sup>⊤</sup>
      </b>{" "}
      ∂L/∂<i>{letter}</i>
      <sub>{index + 1}</sub>
    </>
  );
  return (
    <>
      {term("h")}
      {memory && <> + {term("c")}</>}
    </>
  );
}
