// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { embedText } from "../../../src/text/embed/index.ts";
import { EmbedOptions } from "../../../src/views/embed/EmbedOptions.tsx";
import type { Choices } from "../../../src/views/embed/snippet.ts";
import { useSettings } from "../../../src/views/settings.ts";

vi.mock("../../../src/views/labStore.ts", () => import("../fakeLab.ts"));

const words = embedText.en.dialog;
const usual: Choices = {
  panels: [],
  knobs: [],
  lanes: [],
  autoplay: true,
  locked: false,
  language: null,
  theme: null,
  width: 720,
  height: 480,
};

function Chosen() {
  const [choices, setChoices] = useState(usual);
  return (
    <>
      <EmbedOptions choices={choices} onChange={(part) => setChoices({ ...choices, ...part })} />
      <output>{`${choices.width} × ${choices.height}`}</output>
    </>
  );
}

beforeEach(() => useSettings.setState({ language: "en" }));
afterEach(cleanup);

it("a size of one's own begins as the one before, and stays so when it equals another", () => {
  render(<Chosen />);
  const size = () => document.querySelector("output")?.textContent;
  fireEvent.click(screen.getByLabelText(words.custom));
  expect(size()).toBe("720 × 480");
  fireEvent.change(screen.getByRole("spinbutton", { name: words.width }), { target: { value: "400" } });
  fireEvent.change(screen.getByRole("spinbutton", { name: words.height }), { target: { value: "600" } });
  expect(size()).toBe("400 × 600");
  expect(screen.getByLabelText<HTMLInputElement>(words.custom).checked).toBe(true);
  expect(screen.getByRole("spinbutton", { name: words.width })).toBeDefined();
});
