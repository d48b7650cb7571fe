import fc from "fast-check";
import { expect, it } from "vitest";
import { wrapped } from "../../../src/charts/export/wrapped.ts";

const widthOf = (text: string) => [...text].length;

it("ends lines after spaces, none of them wider than allowed", () => {
  expect(wrapped("the gradient grows with each layer", 12, widthOf)).toEqual([
    "the gradient",
    "grows with",
    "each layer",
  ]);
});

it("ends Chinese lines between characters, never before a closing mark", () => {
  expect(wrapped("梯度爆炸了，损失为 Inf。", 5, widthOf)).toEqual(["梯度爆炸", "了，损失为", "Inf。"]);
});

it("loses nothing but the spaces where lines end, for any text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "b", " ", "层", "。") }),
      fc.integer({ min: 1, max: 9 }),
      (text, width) => {
        const plain = (of: string) => of.replaceAll(/\s/g, "");
        expect(plain(wrapped(text, width, widthOf).join(""))).toBe(plain(text));
      },
    ),
  );
});
