import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { flatten } from "../../src/experiment/flat.ts";
import { validateComparison } from "../../src/experiment/validateComparison.ts";
import type { Chapter } from "../../src/lessons/chapter.ts";
import type { FormulaNode } from "../../src/lessons/formula.ts";
import { formulas } from "../../src/lessons/formulas/index.ts";
import { type ChapterId, chapterIds, chapters } from "../../src/lessons/index.ts";
import { type NumberName, numbers } from "../../src/lessons/numbers/index.ts";
import { causes } from "../../src/text/learn/causes.ts";
import type { ChapterCatalogue, ChapterWords } from "../../src/text/learn/chapterWords.ts";
import { cliff } from "../../src/text/learn/cliff.ts";
import { code } from "../../src/text/learn/code.ts";
import { learnText } from "../../src/text/learn/index.ts";
import { quiz } from "../../src/text/learn/quiz.ts";
import { remedies } from "../../src/text/learn/remedies.ts";
import { see } from "../../src/text/learn/see.ts";
import { time } from "../../src/text/learn/time.ts";
import { what } from "../../src/text/learn/what.ts";
import { why } from "../../src/text/learn/why.ts";

const words: { readonly [C in ChapterId]: ChapterCatalogue } = {
  what,
  see,
  why,
  causes,
  time,
  cliff,
  remedies,
  code,
  quiz,
};
const languages = ["en", "zh"] as const;
const chaptersOf = (language: (typeof languages)[number]) =>
  chapterIds.map((id) => ({ id, chapter: chapters[id] as Chapter, words: words[id][language] }));

function textsOf({ title, sections }: ChapterWords): readonly string[] {
  const inSections = Object.values(sections).flatMap(({ heading, text, after, question, options }) => [
    heading,
    ...text,
    ...(after ?? []),
    ...(question === undefined ? [] : [question]),
    ...Object.values(options ?? {}),
  ]);
  return [title, ...inSections];
}

/** Digits that are no measurement: the number format, a method’s name, and divisors that the reader chooses from. */
const ALLOWED = /float32|L2|10 000|1000|\b20\b(?=[”"]|$|，| it saves|, )|Divided by 20|除以 20|By 20/g;
const PLACES = /\{(\w+)(?::(growth|whole|factor))?\}/g;

describe.each(languages)("the chapters' texts: %s", (language) => {
  it.each(chaptersOf(language))(
    "$id has words for each of its sections, and for no other",
    ({ chapter, words: own }) => {
      expect(Object.keys(own.sections)).toEqual(chapter.sections.map(({ id }) => id));
      for (const { id, prediction } of chapter.sections) {
        const section = own.sections[id];
        expect(section?.question !== undefined).toBe(prediction !== undefined);
        const options = prediction?.kind === "choose" ? prediction.options : [];
        expect(Object.keys(section?.options ?? {})).toEqual(options);
      }
    },
  );

  it.each(chaptersOf(language))("$id names numbers and terms that there are, and types in none", ({ words: own }) => {
    for (const text of textsOf(own)) {
      for (const [, name] of text.matchAll(PLACES)) expect(Object.keys(numbers)).toContain(name);
      for (const [, term] of text.matchAll(/\[\[(\w+)\|/g)) expect(Object.keys(learnText.en.terms)).toContain(term);
      expect(
        text
          .replace(PLACES, "")
          .replace(/\[\[\w+\|/g, "")
          .replace(ALLOWED, ""),
      ).not.toMatch(/\d/);
    }
  });
});

it.each(chapterIds)("%s marks a term once, where it is first used, and the same ones in both languages", (id) => {
  const marked = (language: (typeof languages)[number]) =>
    textsOf(words[id][language]).flatMap((text) =>
      [...text.matchAll(/\[\[(\w+)\|/g)].map(([, term]) => term as string),
    );
  const terms = marked("en");
  expect(new Set(terms).size).toBe(terms.length);
  expect(marked("zh").toSorted()).toEqual(terms.toSorted());
});

it("every chapter from the second on asks before it shows", () => {
  for (const id of chapterIds.slice(1)) {
    expect((chapters[id] as Chapter).sections.some(({ prediction }) => prediction !== undefined)).toBe(true);
  }
});

it("every figure's comparison is sound, and every knob turns a field of its base", () => {
  for (const { sections } of Object.values(chapters) as Chapter[]) {
    for (const { figure } of sections) {
      if (figure.kind === "cliff" || figure.kind === "code") continue;
      const { base, lanes } = figure.comparison;
      expect(validateComparison({ v: 1, base, lanes }).ok).toBe(true);
      if (figure.kind === "lanes" && figure.knob) {
        expect(figure.knob.values).toContain(flatten(base).get(figure.knob.path) ?? 0);
      }
    }
  }
});

it("every symbol of a formula is explained, in both languages", () => {
  const symbolsOf = (node: FormulaNode | string): readonly string[] =>
    typeof node === "string"
      ? []
      : [...(node.className ?? "").matchAll(/sym-(\w+)/g)]
          .map(([, name]) => name as string)
          .concat(node.children.flatMap(symbolsOf));
  for (const formula of Object.values(formulas)) {
    const symbols = symbolsOf(formula);
    expect(symbols.length).toBeGreaterThan(0);
    for (const language of languages)
      expect(Object.keys(learnText[language].symbols)).toEqual(expect.arrayContaining([...symbols]));
  }
});

const at = (name: NumberName, seed: number) => numbers[name].of(seed);
const seeds = [0, 1, 2, 3, 4];

describe.each(seeds)("what the chapters say holds with seed + %i", (seed) => {
  it("what it is: the signal climbs, whichever the seed", () => {
    expect(at("ratio", seed)).toBeGreaterThan(6);
    expect(at("growth", seed)).toBeGreaterThan(1.05);
    expect(at("opening_jump", seed)).toBeGreaterThan(1000);
    expect(at("opening_end", seed) - at("opening_bad", seed)).toBeOneOf([1, 2, 3, 4]);
  });

  it("what you see: the frozen run does not move at all", () => {
    expect(at("freeze_movement", seed)).toBe(0);
    expect(at("freeze_norm", seed)).toBeGreaterThan(at("square_end", seed));
  });

  it("why: ReLU's weight gradient is flat where its signal grows, tanh's is not", () => {
    expect(at("relu_signal", seed)).toBeGreaterThan(1.25);
    expect(at("relu_weight", seed)).toBeGreaterThan(0.8);
    expect(at("relu_weight", seed)).toBeLessThan(1.05);
    expect(at("tanh_weight", seed)).toBeGreaterThan(1.25);
    expect(at("tanh_signal", seed)).toBeGreaterThan(1.25);
  });

  it("causes: init, depth and activation make the factor or its count; the rate of step alone makes none", () => {
    expect(at("init_growth", seed)).toBeGreaterThan(1.8);
    expect(Math.abs(Math.log(at("he_growth", seed)))).toBeLessThan(0.2);
    expect(at("deep_growth", seed)).toBeLessThan(1.4);
    expect(at("deep_ratio", seed)).toBeGreaterThan(1000);
    expect(at("tanh_growth", seed)).toBeLessThan(at("relu_growth", seed));
    expect(at("rate_growth", seed)).toBeGreaterThan(7);
    expect(at("rate_end", seed)).toBeLessThan(40);
  });
});

describe.each(seeds)("what the later chapters say holds with seed + %i", (seed) => {
  it("through time: the RNN explodes, a singular value above one does not make it, the LSTM's signal is gone", () => {
    expect(at("time_ratio", seed)).toBeGreaterThan(1e4);
    expect(at("calm_ratio", seed)).toBeLessThan(10);
    expect(at("sigma_max", seed)).toBeGreaterThan(1.3);
    expect(at("sigma_ratio", seed)).toBeLessThan(1e-3);
    expect(at("lstm_ratio", seed)).toBeLessThan(1e-9);
    expect(at("lstm_open_ratio", seed)).toBeGreaterThan(0.01);
  });

  it("remedies: He, Adam and small branches learn; Xavier, L2 and full branches do not help; BatchNorm explodes", () => {
    expect(at("he_loss", seed)).toBeLessThan(at("constant_loss", seed) / 2);
    expect(at("adam_loss", seed)).toBeLessThan(at("constant_loss", seed));
    expect(at("skip_loss", seed)).toBeLessThan(at("constant_loss", seed) * 0.6);
    expect(at("xavier_loss", seed)).toBeGreaterThan(at("he_loss", seed));
    expect(at("xavier_ratio", seed)).toBeLessThan(0.02);
    expect(at("decay_end", seed)).toBeOneOf([1, 2]);
    expect(at("skip_end", seed)).toBe(1);
    expect(at("batch_norm_ratio", seed)).toBeGreaterThan(2000);
    expect(at("layer_norm_ratio", seed)).toBeLessThan(20);
    expect(Math.abs(at("value_angle", seed) - 56)).toBeLessThan(6);
  });
});

it.each(seeds)("the code with seed %i: noise stays noise, and the clip line changes next to nothing", (seed) => {
  expect(at("code_last", seed)).toBeGreaterThan(0.5);
  expect(at("code_difference", seed)).toBeLessThan(0.012);
  expect(at("code_clipped", seed)).toBeGreaterThan(5);
  expect(at("code_clipped", seed)).toBeLessThan(40);
});

it("the quiz has at least 15 questions, each with an explanation and a figure", () => {
  const { sections } = chapters.quiz as Chapter;
  expect(sections.length).toBeGreaterThanOrEqual(15);
  for (const { id, prediction } of sections) {
    expect(prediction, id).toBeDefined();
    for (const language of languages) expect(words.quiz[language].sections[id]?.after?.length).toBe(1);
  }
});

it.each(seeds)("the quiz's answers hold with seed + %i", (seed) => {
  expect(at("ratio", seed)).not.toBeCloseTo(at("ratio_next", seed), 0);
  expect(at("deep_norm", seed)).toBeGreaterThan(1e4);
  expect(at("rate_norm", seed)).toBeLessThan(10);
  expect(at("gates_rnn", seed)).toBeGreaterThan(1000);
  expect(at("gates_lstm", seed)).toBeLessThan(50);
  expect(at("clipped_step", seed)).toBe(0.01);
});

it("the code's numbers are those of PyTorch 1.13 at seed 0", () => {
  expect(at("code_first", 0)).toBeCloseTo(0.95906496, 6);
  expect(at("code_last", 0)).toBeCloseTo(0.928426385, 6);
  expect(at("code_clipped", 0)).toBe(17);
});

it("the cliff: the wall, the throw and the shares over 200 starts", () => {
  expect(at("wall_norm", 0)).toBeCloseTo(6773, -1);
  expect(at("beside_norm", 0)).toBeLessThan(0.3);
  expect(Math.abs(at("thrown_raw", 0) - 52)).toBeLessThan(7);
  expect(at("thrown_clipped", 0)).toBe(0);
  expect(Math.abs(at("arrived_raw", 0) - 15)).toBeLessThan(7);
  expect(Math.abs(at("arrived_clipped", 0) - 58)).toBeLessThan(7);
});

it("only the ten-thousandth of the learning rate saves all of twenty seeds", () => {
  expect(at("survivors_10000", 0)).toBe(20);
  expect(at("survivors_1000", 0)).toBeLessThan(20);
  expect(at("survivors_20", 0)).toBeLessThan(at("survivors_1000", 0));
});

it("the gain that the text calls ours is the network's, and theory's factor is the formula's", () => {
  expect(at("gain", 0)).toBe(1.8);
  expect(at("theory", 0)).toBeCloseTo(at("factor", 0), 2);
  expect(at("reaching_factor", 0) ** 20 / at("float32_max", 0)).toBeCloseTo(1, 6);
});

describe("docs/LESSON_NUMBERS.md", () => {
  const file = join(import.meta.dirname, "../../docs/LESSON_NUMBERS.md");
  const uses = (name: string) =>
    chapterIds.filter((id) => textsOf(words[id].en).some((text) => new RegExp(`\\{${name}(:\\w+)?\\}`).test(text)));
  const rows = Object.entries(numbers).map(
    ([name, { expression, of }]) =>
      `| \`${name}\` | ${expression.replaceAll("|", "\\|")} | ${Number(of(0).toPrecision(6))} | ${uses(name).join(", ") || "–"} |`,
  );
  const table = `# The lesson's numbers

Every number that a chapter shows stands here: what it is, and what the engine makes of it at the experiment's own seed.
None is typed into a text; the build computes them (\`src/lessons/numbers/\`). \`UPDATE_DOCS=1 npx vitest run tests/lessons\`
writes this table anew.

| name | expression | value | chapters |
|---|---|---|---|
${rows.join("\n")}
`;

  it("lists every number with the engine's value", () => {
    if (process.env.UPDATE_DOCS) writeFileSync(file, table);
    expect(readFileSync(file, "utf8")).toBe(table);
  });

  it("has a use for every number but those that predictions and tests ask for", () => {
    const asked = Object.values(chapters as Record<string, Chapter>).flatMap(({ sections }) =>
      sections.flatMap(({ prediction }) => (prediction && prediction.kind !== "choose" ? [prediction.answer] : [])),
    );
    const unused = Object.keys(numbers).filter(
      (name) => uses(name).length === 0 && !asked.includes(name as NumberName),
    );
    expect(unused).toEqual(["growth"]);
  });
});
