import { describe, expect, it } from "vitest";
import { en } from "../../src/text/en.ts";
import { zh } from "../../src/text/zh.ts";
import { catalogues } from "./catalogues.ts";
import { phrases } from "./samples.ts";

/**
 * Said in Latin letters in Chinese too: names of functions, methods and products, arguments as PyTorch spells them,
 * keys of the keyboard, marks and numbers.
 */
const LATIN = new Set(
  [
    "zh-CN",
    "MLP Sigmoid tanh ReLU Leaky ReLU GELU SELU ELU SiLU Softplus BatchNorm LayerNorm",
    "fan_in fan_out SGD Adam AdamW RMSprop Adagrad AMSGrad Nesterov Betas Epsilon Alpha",
    "Space Home End Enter PageUp PageDown F B I R Shift+R Esc Ctrl+Z Ctrl+Shift+Z L T",
    "RNN GRU LSTM clip_grad_norm_ clip_grad_value_",
    "τ η h cos σ_w w b h₀ ∂L/∂W ∂L/∂h Inf +Inf NaN τ cos σ_max ρ 1/γ",
  ].flatMap((line) => line.split(" ")),
);
const isSign = (word: string) => !/\p{L}/u.test(word) || /^\d+×$/.test(word);
const CJK = /[\u4e00-\u9fff]/;
const wordsOf = (language: "en" | "zh") =>
  Object.entries(catalogues).flatMap(([name, words]) => phrases(words[language], name));
const all = [...phrases(zh), ...wordsOf("zh")];
const english = [...phrases(en), ...wordsOf("en")];

describe("the Chinese words", () => {
  it("are all there: none is left in English", () => {
    const untranslated = all.filter(({ phrase }) => {
      if (CJK.test(phrase)) return false;
      return !phrase.split(/[\s，]+/).every((word) => LATIN.has(word) || isSign(word));
    });
    expect(untranslated).toEqual([]);
  });

  it("put a space between Chinese and Latin letters, digits and signs", () => {
    const cjk = "[\\u4e00-\\u9fff]";
    const latin = "[A-Za-z0-9σ×÷^]";
    const tight = new RegExp(`${cjk}(\\*\\*)?${latin}|${latin}(\\*\\*)?${cjk}`);
    expect(all.filter(({ phrase }) => tight.test(phrase))).toEqual([]);
  });

  it("use full-width punctuation beside Chinese", () => {
    const halfWidth = /[\u4e00-\u9fff]\s?[,;:!?()"]|[,;:!?()"][\u4e00-\u9fff]|[\u4e00-\u9fff]\./;
    expect(all.filter(({ phrase }) => halfWidth.test(phrase))).toEqual([]);
  });

  it("have no space beside full-width punctuation, no doubled space and no exclamation mark", () => {
    expect(all.filter(({ phrase }) => /\s[，。：；、？]|[，。：；、？]\s|\s\s|^\s|\s$|[!！]/.test(phrase))).toEqual([]);
  });

  it("are of the same shape as the English ones", () => {
    expect(all.map(({ place }) => place)).toEqual(english.map(({ place }) => place));
  });
});

describe("the English words", () => {
  it("have no exclamation mark, no doubled space and no left-over blank", () => {
    expect(english.filter(({ phrase }) => /!|\s\s|^\s|\s$|undefined|null/.test(phrase))).toEqual([]);
  });
});
