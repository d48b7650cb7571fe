// @vitest-environment jsdom
import { expect, it } from "vitest";
import { keepTitle } from "../../src/app/keepTitle.ts";
import { labStore } from "../../src/views/labStore.ts";
import { settingActions } from "../../src/views/settings.ts";
import { viewActions } from "../../src/views/viewState.ts";

it("the title follows scenario, view and language", () => {
  labStore.setState({ scenario: "too_deep" });
  settingActions.setLanguage("en");
  keepTitle();
  expect(document.title).toBe("Too deep · Exploding Gradients Lab");
  labStore.setState({ scenario: null });
  expect(document.title).toBe("Lab · Exploding Gradients Lab");
  viewActions.go("cliff");
  expect(document.title).toBe("Cliff · Exploding Gradients Lab");
  settingActions.setLanguage("zh");
  expect(document.title).toMatch(/^\p{Script=Han}+ · 梯度爆炸实验室$/u);
});
