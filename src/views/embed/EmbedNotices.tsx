import { type EmbedField, embedFields } from "../../experiment/address/embedFields.ts";
import { embedText } from "../../text/embed/index.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "../settings.ts";
import type { EmbedProblem } from "./embedQuery.ts";
import { embedProblems } from "./embedSettings.ts";

/** Lists that are too long to be told whole. */
const TOLD = 12;
const LONGEST = 60;

type Words = (typeof embedText)["en"];

/** What could not be used of the frame's own address. */
export function EmbedNotices() {
  const words = useWords(embedText);
  if (embedProblems.length === 0) return null;
  return (
    <div className="notices" role="status">
      <Icon name="info" />
      <div>
        {embedProblems.map((problem) => (
          <p key={problem.name}>{problemSentence(words, problem)}</p>
        ))}
      </div>
    </div>
  );
}

function problemSentence({ problem, nobody, allowed }: Words, { name, value }: EmbedProblem): string {
  const shown = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  const field = embedFields[name];
  const takes = allowedWords(allowed, field);
  return field.kind === "origins" ? nobody(name, shown, takes) : problem(name, shown, takes);
}

function allowedWords(allowed: Words["allowed"], field: EmbedField): string {
  switch (field.kind) {
    case "names":
      return field.values.length > TOLD ? allowed.fields : allowed.names(field.values.join(", "));
    case "flag":
      return allowed.flag;
    case "origins":
      return allowed.origins(field.most);
    default:
      return field satisfies never;
  }
}
