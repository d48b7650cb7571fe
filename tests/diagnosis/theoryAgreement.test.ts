import { describe, expect, it } from "vitest";
import { fittedSlope } from "../../src/diagnosis/fittedSlope.ts";
import { theoryAgreement } from "../../src/diagnosis/theoryAgreement.ts";

describe("the fitted slope", () => {
  it("is exact on a straight line, the outermost layers left out", () => {
    const fit = fittedSlope([99, ...Array.from({ length: 18 }, (_, l) => 1.27 ** -l), 99]);
    expect(fit?.growth).toBeCloseTo(1.27, 12);
    expect(fit?.standardError).toBeCloseTo(0, 12);
  });

  it("has the textbook's standard error", () => {
    // ln: 0, 1, −1, 0 about the mean 0; slope −0.2; residuals −0.3, 0.9, −0.9, 0.3; s² = 1.8/2, Sxx = 5.
    const fit = fittedSlope([1, 1, Math.E, 1 / Math.E, 1, 1]);
    expect(fit?.growth).toBeCloseTo(Math.exp(0.2), 12);
    expect(fit?.standardError).toBeCloseTo(Math.sqrt(0.9 / 5), 12);
  });

  it.each([
    ["four layers", [1, 2, 3, 4]],
    ["0", [1, 1, 0, 1, 1]],
    ["Inf", [1, 1, Number.POSITIVE_INFINITY, 1, 1]],
    ["NaN", [1, 1, Number.NaN, 1, 1]],
  ])("says nothing of %s", (_what, signals) => {
    expect(fittedSlope(signals)).toBeNull();
  });
});

describe("agreement", () => {
  const theory = { factors: [9, 1.2, 1.2, 1.2, 9], finiteWidth: { shift: -0.02, deviation: 0.03 } };
  const centre = 1.2 * Math.exp(-0.02);

  it.each([
    ["at the centre", 1, true],
    ["inside above", 1.061, true],
    ["inside below", 0.942, true],
    ["outside above", 1.063, false],
    ["outside below", 0.941, false],
  ])("%s", (_what, multiple, agrees) => {
    const agreement = theoryAgreement(centre * multiple, theory);
    expect(agreement?.agrees).toBe(agrees);
    expect(agreement?.centre).toBeCloseTo(centre, 12);
    expect(agreement?.deviation).toBeCloseTo(multiple - 1, 12);
    expect(agreement?.band[0]).toBeCloseTo(centre * Math.exp(-0.06), 12);
    expect(agreement?.band[1]).toBeCloseTo(centre * Math.exp(0.06), 12);
  });

  it("needs a growth, a prediction and a width", () => {
    expect(theoryAgreement(null, theory)).toBeNull();
    expect(theoryAgreement(1, { ...theory, finiteWidth: null })).toBeNull();
    expect(theoryAgreement(1, { ...theory, factors: [1, 1] })).toBeNull();
  });
});
