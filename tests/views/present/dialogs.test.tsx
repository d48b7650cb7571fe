// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { presentText } from "../../../src/text/present/index.ts";
import { AssignmentDialog } from "../../../src/views/present/AssignmentDialog.tsx";
import { LessonDialog } from "../../../src/views/present/LessonDialog.tsx";
import { useLessons } from "../../../src/views/present/lessonStore.ts";
import { QrDialog } from "../../../src/views/present/QrDialog.tsx";
import { useSettings } from "../../../src/views/settings.ts";

vi.mock("../../../src/views/labStore.ts", () => import("../fakeLab.ts"));

const words = presentText.en;
const button = (name: string) => screen.getByRole("button", { name, hidden: true });

/** As of the single file, opened from a disk. */
const openFromDisk = () =>
  vi.stubGlobal("location", { protocol: "file:", href: "file:///folder/lab.html", search: "", hash: "" });

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = vi.fn();
  useSettings.setState({ language: "en" });
  useLessons.setState({ list: { title: "", stops: [{ link: "v=1", name: "One", note: "" }] }, own: null, at: null });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("the focus goes to what adds a stop when the last one was removed", async () => {
  render(<LessonDialog />);
  await userEvent.click(button(words.lessons.remove("One")));
  expect(document.activeElement?.textContent).toBe(words.lessons.add);
});

it("a page from a disk has no link for others, and shows no path", async () => {
  openFromDisk();
  render(
    <>
      <QrDialog />
      <LessonDialog />
      <AssignmentDialog />
    </>,
  );
  expect(screen.getByText(words.fromDisk)).toBeDefined();
  await userEvent.click(button(words.lessons.copyLink));
  expect(screen.getAllByText(words.fromDisk)).toHaveLength(2);
  const task = screen.getByLabelText<HTMLTextAreaElement>(words.assignment.text);
  expect(task.value).toContain("The file of Exploding Gradients Lab");
  expect(document.body.innerHTML + task.value).not.toContain("file:");
});
