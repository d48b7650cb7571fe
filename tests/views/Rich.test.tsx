// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Rich } from "../../src/views/Rich.tsx";

afterEach(cleanup);
const html = (text: string) => render(<Rich>{text}</Rich>).container.innerHTML;

describe("Rich", () => {
  it("raises exponents, with a true minus", () => {
    expect(html("layer 1 gets 1.7 × 10^−6, then NaN")).toBe("layer 1 gets 1.7 × 10<sup>−6</sup>, then NaN");
    expect(html("10^-4")).toBe("10<sup>−4</sup>");
  });

  it("sets bold and σ_w, one within the other", () => {
    expect(html("σ_w² is **×10^7** now")).toBe(
      '<span class="math">σ<sub>w</sub></span>² is <b>×10<sup>7</sup></b> now',
    );
  });

  it("leaves everything else as text", () => {
    expect(html("a < b & <i>c</i>")).toBe("a &lt; b &amp; &lt;i&gt;c&lt;/i&gt;");
  });
});
