import type { Allowed, Problem } from "../experiment/problem.ts";

/** One line: the field, its value, what is wrong and what is allowed. */
export function problemSentence({ path, value, code, allowed, with: others }: Problem): string {
  const given = path === "" ? value : `${path} = ${value}`;
  const beside = others.map((other) => `${other.path} = ${other.value}`).join(", ");
  const wrong = {
    unknown: "is unknown",
    inapplicable: `does not exist with ${beside}`,
    type: "is of the wrong type",
    range: "is out of range",
    choice: "is not one of the choices",
    contradiction: `contradicts ${beside}`,
    not_live: "cannot change while a run trains",
    memory: `needs too much memory with ${beside}`,
  }[code];
  return `${given} ${wrong}; allowed: ${allowedWords(allowed)}`;
}

function allowedWords(allowed: Allowed): string {
  switch (allowed.kind) {
    case "number":
    case "integer": {
      const what = allowed.kind === "integer" ? "an integer" : "a number";
      const from = allowed.above ? `above ${allowed.min}, at most` : `from ${allowed.min} to`;
      return `${what} ${from} ${allowed.max}${allowed.nullable ? ", or null" : ""}`;
    }
    case "pair":
      return `two numbers from ${allowed.min} to below ${allowed.below}`;
    case "switch":
      return "true or false";
    case "choice":
      return allowed.values.map((value) => JSON.stringify(value)).join(", ");
    case "text":
      return `text of at most ${allowed.maxLength} characters`;
    case "fields":
      return allowed.fields.length === 0 ? "no fields" : `the fields ${allowed.fields.join(", ")}`;
    case "list":
      return `a list of ${allowed.min} to ${allowed.max}`;
    case "memory":
      return `${megabytes(allowed.max)}, not ${megabytes(allowed.needed)}`;
    default:
      return allowed satisfies never;
  }
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MB`;
