// @vitest-environment jsdom
import { expect, it, vi } from "vitest";
import { openAddress } from "../../src/views/pageAddress.ts";
import { labActions } from "./fakeLab.ts";

vi.mock("../../src/views/labStore.ts", () => import("./fakeLab.ts"));
vi.mock("../../src/views/present/openLessonLink.ts", () => {
  throw new Error("no network");
});

it("a lesson list is told of when the part that opens it does not arrive", async () => {
  openAddress("#list=1.x", true);
  await vi.waitFor(() => expect(labActions.load).toHaveBeenCalled());
  expect(labActions.load).toHaveBeenCalledWith(expect.anything(), {
    scenario: "opening",
    notices: [{ kind: "list_unloaded" }],
  });
});
