import type { Experiment } from "../../experiment/schema.ts";
import { embedText } from "../../text/embed/index.ts";
import type { Text } from "../../text/index.ts";
import { valueWord } from "../../text/words.ts";
import { Logo } from "../Logo.tsx";
import { useStanding } from "../lab/controls/useStanding.ts";
import { useText, useWords } from "../settings.ts";
import { FullPageLink } from "./FullPageLink.tsx";

/** What it is about, which network it is, and the way to the full page. */
export function EmbedTitle() {
  const text = useText();
  const words = useWords(embedText);
  const [network, ...others] = useStanding().map((experiment) => networkWords(text, words, experiment));
  return (
    <header className="embed-title">
      <Logo size={20} />
      <h1>{words.brand}</h1>
      {network !== undefined && others.every((other) => other === network) && <small>{network}</small>}
      <span className="grow" />
      <FullPageLink
        words={({ openLab, openLabShort }) => (
          <>
            <span className="whole">{openLab}</span>
            <span className="short">{openLabShort}</span>
          </>
        )}
      />
    </header>
  );
}

/** "20 ReLU layers"; one neuron speaks for itself. */
function networkWords(text: Text, words: (typeof embedText)["en"], { model }: Experiment): string {
  if (model.kind === "mlp") return words.layers(model.depth, valueWord(text, "model.activation", model.activation));
  const cell = model.kind === "rnn" ? valueWord(text, "model.cell", model.cell) : "RNN";
  return words.timeSteps(cell, model.seq_len);
}
