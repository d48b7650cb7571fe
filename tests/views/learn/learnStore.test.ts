// @vitest-environment jsdom
import { expect, it } from "vitest";
import { progressActions, useProgress } from "../../../src/views/learn/learnStore.ts";

const KEY = "exploding-gradients-lab.learn";

it("what another tab has kept is not erased by what is answered here", () => {
  localStorage.setItem(KEY, JSON.stringify({ read: ["what/seed"], guesses: { "quiz/seed": "other" } }));
  window.dispatchEvent(new StorageEvent("storage", { key: KEY }));
  progressActions.guess("quiz/soon", null);
  expect(JSON.parse(localStorage.getItem(KEY) ?? "")).toEqual({
    read: ["what/seed"],
    guesses: { "quiz/seed": "other", "quiz/soon": null },
    first: { "quiz/seed": "other", "quiz/soon": null },
  });
  expect(useProgress.getState().read).toEqual(["what/seed"]);
});
