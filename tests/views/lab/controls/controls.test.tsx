// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chainLength } from "../../../../src/experiment/chainLength.ts";
import { fieldAt, fieldPaths, variantSections, wherePath } from "../../../../src/experiment/declaration.ts";
import type { Field, Value, Where } from "../../../../src/experiment/fields.ts";
import { experimentOf, nest } from "../../../../src/experiment/flat.ts";
import { scenarios } from "../../../../src/experiment/scenarios/index.ts";
import { type Patch, schema } from "../../../../src/experiment/schema.ts";
import { fieldsFor } from "../../../../src/experiment/settings.ts";
import { en } from "../../../../src/text/en.ts";
import { fieldWords, valueWord } from "../../../../src/text/words.ts";
import { Controls } from "../../../../src/views/lab/controls/Controls.tsx";
import { settingActions, useSettings } from "../../../../src/views/settings.ts";
import { labActions, show, twins, useLab } from "../../fakeLab.ts";

vi.mock("../../../../src/views/labStore.ts", () => import("../../fakeLab.ts"));

// As in a window from 1200 px on, where the panel is no popover.
document.head.append(
  Object.assign(document.createElement("style"), { textContent: ".controls { display: block !important }" }),
);

beforeEach(() => {
  useSettings.setState({ language: "en" });
  vi.clearAllMocks();
  show(scenarios.opening.comparison);
});
afterEach(cleanup);

/** A value of the other field with which a field has an effect. */
function satisfying({ is, not }: Where, path: string): Value {
  const other = fieldAt(path);
  if (is !== undefined) return is;
  return other?.kind === "choice" ? (other.values.find((value) => value !== not) ?? null) : 7;
}

/** Settings with which the field exists and has an effect. */
function required(path: string): Map<string, Value> {
  const [section = "", name = ""] = path.split(".");
  const where = fieldAt(path)?.where;
  const variants = variantSections.find((candidate) => candidate.section === section);
  const variant = Object.entries(variants?.variants.of ?? {}).find(([, own]) => Object.hasOwn(own, name));
  const settings = new Map<string, Value>(variants && variant && [[variants.tagPath, variant[0]]]);
  if (where === undefined) return settings;
  const other = wherePath(section, where);
  return new Map([...settings, ...required(other), [other, satisfying(where, other)]]);
}

/** Settings for which the panel shows the field; null where no settings do. */
function showing(path: string): ReadonlyMap<string, Value> | null {
  const settings = required(path);
  const shown = fieldsFor(experimentOf(nest(settings))).some((setting) => setting.path === path);
  return shown ? settings : null;
}

const shownPaths = fieldPaths.filter((path) => showing(path) !== null);
/** Settings that are one row of segments: their name is the group's, and a network's kind and cell are one choice. */
const SEGMENTED = ["clip.mode", "model.kind", "model.cell"];

interface Case {
  readonly role: "textbox" | "combobox" | "switch" | "group";
  readonly name: string;
}

function control(path: string, field: Field): Case {
  const { label } = fieldWords(en, path === "model.cell" ? "model.kind" : path);
  if (field.kind === "switch") return { role: "switch", name: label };
  if (field.kind === "choice") return { role: SEGMENTED.includes(path) ? "group" : "combobox", name: label };
  if (field.kind === "pair") return { role: "textbox", name: en.controls.first(label) };
  return { role: "textbox", name: "slider" in field ? en.controls.value(label) : label };
}

/** Changes the control as a reader would, and says to what. */
async function operate(element: HTMLElement, path: string, field: Field): Promise<Value> {
  const user = userEvent.setup();
  if (field.kind === "switch") {
    await user.click(element);
    return !field.default;
  }
  if (field.kind === "choice") {
    const value = field.values.find((candidate) => candidate !== field.default) ?? null;
    const word = valueWord(
      en,
      ...(value === "rnn" && path === "model.kind" ? (["model.cell", "rnn"] as const) : ([path, value] as const)),
    );
    if (SEGMENTED.includes(path)) await user.click(within(element).getByRole("radio", { name: word }));
    else await user.selectOptions(element, word);
    return value;
  }
  const number = field.kind === "pair" || ("max" in field && field.max < 3) ? 0.25 : 3;
  await user.clear(element);
  await user.type(element, `${number}{Enter}`);
  return field.kind === "pair" ? [number, field.default[1]] : number;
}

/** One experiment for each variant of each section, and for each recurrent cell. */
const everyChoice: readonly Patch[] = [
  ...Object.keys(schema.model.of).map((kind) => ({ model: { kind } })),
  ...schema.model.of.rnn.cell.values.map((cell) => ({ model: { kind: "rnn", cell } })),
  ...Object.keys(schema.init.of).map((scheme) => ({ init: { scheme } })),
  ...Object.keys(schema.optimizer.of).map((name) => ({ optimizer: { name } })),
  ...Object.keys(schema.clip.of).map((mode) => ({ clip: { mode } })),
  { model: { activation: "leaky_relu", residual: true }, data: { outlier_every: 3 } },
  { init: { scheme: "kaiming_normal", nonlinearity: "leaky_relu" } },
].map((patch) => patch as Patch);

type Fields = Readonly<Record<string, { readonly where?: Where }>>;
interface Section {
  readonly kind?: unknown;
  readonly tag?: string;
  readonly common?: Fields;
  readonly of?: Readonly<Record<string, Fields>>;
}

/** What the panel must show, read from the schema itself: every field that exists for the choices and has an effect. */
function declaredPaths(patch: Patch): string[] {
  const experiment = experimentOf(patch) as unknown as Record<string, Record<string, unknown>>;
  const oneNeuron = experiment.model?.kind === "one_neuron_rnn";
  const holds = (section: string, { where }: { readonly where?: Where }) => {
    const other = where && experiment[where.section ?? section]?.[where.field];
    return where === undefined || ("is" in where ? other === where.is : other !== where.not);
  };
  return Object.entries(schema as unknown as Record<string, Section>).flatMap(([section, declared]) => {
    if (section === "name" || (oneNeuron && ["seed", "loss", "init", "data"].includes(section))) return [];
    if (["integer", "choice"].includes(String(declared.kind))) return [section];
    const { tag, common, of } = declared;
    const fields: Fields =
      tag === undefined ? (declared as Fields) : { ...common, ...of?.[String(experiment[section]?.[tag])] };
    const names = Object.entries(fields).flatMap(([name, field]) => (holds(section, field) ? [name] : []));
    return [...(tag === undefined ? [] : [tag]), ...names].map((name) => `${section}.${name}`);
  });
}

describe("every setting that the panel can show", () => {
  it("is most of the declaration", () => {
    expect(fieldPaths.filter((path) => !shownPaths.includes(path))).toEqual(["name"]);
  });

  it.each(everyChoice)("are those that the declaration has for %j, each once", (patch) => {
    show(twins(patch));
    render(<Controls />);
    for (const more of screen.queryAllByRole("button", { name: en.controls.more })) fireEvent.click(more);
    const rows = [...document.querySelectorAll<HTMLElement>("[data-path]")];
    const paths = rows.flatMap(({ dataset }) => (dataset.path ?? "").split(" "));
    expect(paths.toSorted()).toEqual(declaredPaths(patch).toSorted());
    for (const row of rows) {
      expect(row.querySelector("input, select"), row.dataset.path).not.toBeNull();
    }
  });

  it.each(shownPaths)("%s has a control that edits it for all lanes", async (path) => {
    const field = fieldAt(path) as Field;
    const settings = new Map([...(showing(path) ?? [])].filter(([name]) => name !== path));
    show(twins(nest(settings)));
    render(<Controls />);
    for (const more of screen.queryAllByRole("button", { name: en.controls.more })) fireEvent.click(more);
    const { role, name } = control(path, field);
    const value = await operate(screen.getByRole(role, { name }), path, field);
    expect(labActions.edit).toHaveBeenLastCalledWith(path, value, null);
  });
});

describe("the network", () => {
  const pick = (name: string) => userEvent.setup().click(screen.getByRole("radio", { name }));
  const chosen = () =>
    screen
      .getAllByRole<HTMLInputElement>("radio", { checked: true })
      .map(({ parentElement }) => parentElement?.textContent);

  it("is one row: MLP and the recurrent cells, and behind More what is none", () => {
    render(<Controls />);
    const words = () =>
      within(screen.getByRole("group", { name: "Model" }))
        .getAllByRole("radio")
        .map(({ parentElement }) => parentElement?.textContent);
    expect(words().toSorted()).toEqual(["GRU", "LSTM", "MLP", "RNN"]);
    fireEvent.click(screen.getAllByRole("button", { name: en.controls.more })[0] as HTMLElement);
    expect(words()).toContain("One neuron");
  });

  it.each([
    ["RNN", { kind: "rnn", cell: "rnn" }],
    ["GRU", { kind: "rnn", cell: "gru" }],
    ["LSTM", { kind: "rnn", cell: "lstm" }],
  ])("changes to %s and back", async (name, model) => {
    render(<Controls />);
    await pick(name);
    for (const { experiment } of useLab.getState().lanes) expect(experiment.model).toMatchObject(model);
    expect(chosen()).toContain(name);
    await pick("MLP");
    for (const { experiment } of useLab.getState().lanes) expect(experiment.model.kind).toBe("mlp");
  });

  it("differs between lanes in its cell alone, and is one again", async () => {
    const user = userEvent.setup();
    show(twins({ model: { kind: "rnn", cell: "gru" } }));
    render(<Controls />);
    await user.click(screen.getByRole("button", { name: en.controls.differ("Model") }));
    const lane = within(screen.getByRole("group", { name: "Model, lane B" }));
    await user.click(lane.getByRole("radio", { name: "LSTM" }));
    const cells = () =>
      useLab.getState().lanes.map(({ experiment }) => "cell" in experiment.model && experiment.model.cell);
    expect(cells()).toEqual(["gru", "lstm"]);
    expect(screen.getByText(en.controls.onlyDifference)).toBeDefined();
    await user.click(screen.getByRole("button", { name: en.controls.same("Model") }));
    expect(cells()).toEqual(["gru", "gru"]);
    expect(screen.getByRole("group", { name: "Model" })).toBeDefined();
  });

  it("keeps a lane's cell when the other becomes an MLP", async () => {
    const user = userEvent.setup();
    show(twins({ model: { kind: "rnn", cell: "gru" } }));
    render(<Controls />);
    await user.click(screen.getByRole("button", { name: en.controls.differ("Model") }));
    const radio = (lane: string, name: string) =>
      within(screen.getByRole("group", { name: `Model, lane ${lane}` })).getByRole("radio", { name });
    await user.click(radio("A", "MLP"));
    expect(radio("B", "GRU")).toHaveProperty("checked", true);
    // The base is a GRU still: an RNN must be told from it.
    await user.click(radio("A", "RNN"));
    expect(radio("A", "RNN")).toHaveProperty("checked", true);
    expect(radio("B", "GRU")).toHaveProperty("checked", true);
  });
});

describe("a live setting", () => {
  it("says that it needs no restart", () => {
    render(<Controls />);
    const hintOf = (label: string) => screen.getByText(label).closest("label")?.title;
    expect(hintOf("Learning rate")).toContain(en.controls.live);
    expect(hintOf("Batch size")).not.toContain(en.controls.live);
    expect(screen.getByRole("heading", { name: en.groups.clipping }).title).toContain(en.controls.live);
  });
});

describe("lanes", () => {
  it("can be added until there are four", async () => {
    const four = { base: {}, lanes: Array.from({ length: 4 }, () => ({ patch: {}, timeline: [] })) };
    render(<Controls />);
    const button = () => screen.getByRole<HTMLButtonElement>("button", { name: en.controls.addLane });
    await userEvent.setup().click(button());
    expect(labActions.addLane).toHaveBeenCalledOnce();
    act(() => show(four));
    expect(button().disabled).toBe(true);
  });

  it("of more than two have their differences counted", () => {
    const lane = (patch: Patch) => ({ patch, timeline: [] });
    const of = (...patches: Patch[]) => show({ base: {}, lanes: patches.map(lane) });
    of({}, {}, {});
    render(<Controls />);
    expect(screen.getByText(en.controls.allSame)).toBeDefined();
    act(() => of({}, { seed: 1 }, { seed: 2 }));
    expect(screen.getByText(en.controls.allElseSameInAll)).toBeDefined();
    act(() => of({}, { seed: 1 }, { optimizer: { lr: 1 } }));
    expect(screen.getByText(en.controls.differsIn(2))).toBeDefined();
    act(() => of({ loss: "cross_entropy" }, { seed: 1 }, { optimizer: { lr: 1 } }));
    expect(screen.getByText(en.controls.notClean(3))).toBeDefined();
  });

  it("get a row each, and one for both again", async () => {
    const user = userEvent.setup();
    render(<Controls />);
    expect(screen.queryByRole("slider", { name: "Depth, lane B" })).toBeNull();
    await user.click(screen.getByRole("button", { name: en.controls.differ("Depth") }));

    const input = screen.getByRole("textbox", { name: "Depth, lane B, value" });
    await user.clear(input);
    await user.type(input, "3{Enter}");
    expect(labActions.edit).toHaveBeenLastCalledWith("model.depth", 3, 1);
    const values = useLab.getState().lanes.map(({ experiment }) => chainLength(experiment));
    expect(values).toEqual([20, 3]);

    await user.click(screen.getByRole("button", { name: en.controls.same("Depth") }));
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Depth, value" }).value).toBe("20");
    expect(screen.queryByRole("slider", { name: "Depth, lane B" })).toBeNull();
  });

  it("keep for themselves what only one of them has", async () => {
    const user = userEvent.setup();
    render(<Controls />);
    const input = screen.getByRole("textbox", { name: "Threshold, lane B, value" });
    await user.clear(input);
    await user.type(input, "1{Enter}");
    expect(labActions.edit).toHaveBeenLastCalledWith("clip.max_norm", 1, 1);
    expect(screen.queryByRole("button", { name: en.controls.same("Threshold") })).toBeNull();
  });

  it("are told apart where the only difference stands", () => {
    render(<Controls />);
    const note = screen.getByText(en.controls.onlyDifference);
    expect(note.parentElement?.textContent).toContain(en.groups.clipping);
    expect(screen.getByText(en.controls.allElseSame)).toBeDefined();
  });

  it("are no clean comparison with more than two differences", () => {
    const { base, lanes } = scenarios.opening.comparison;
    const patch = { ...lanes[1].patch, seed: 3, optimizer: { lr: 1 } };
    show({ base, lanes: [lanes[0], { patch, timeline: [] }] });
    render(<Controls />);
    expect(screen.getByText(en.controls.notClean(3))).toBeDefined();
    expect(screen.queryByText(en.controls.onlyDifference)).toBeNull();
  });
});

describe("a typed value that cannot be used", () => {
  const depth = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Depth, value" });

  it.each(["2.5", "1000", "deep"])("%s stays, with one sentence, and nothing changes", async (written) => {
    const user = userEvent.setup();
    const before = useLab.getState().comparison;
    render(<Controls />);
    await user.clear(depth());
    await user.type(depth(), written);
    await user.tab();
    expect(screen.getByRole("alert").textContent).toContain("Depth takes a whole number from 0 to 100");
    expect(depth().value).toBe(written);
    expect(depth().getAttribute("aria-invalid")).toBe("true");
    expect(labActions.edit).not.toHaveBeenCalled();
    expect(useLab.getState().comparison).toBe(before);
  });

  it("is quoted where it is no number at all", async () => {
    const user = userEvent.setup();
    render(<Controls />);
    for (const more of screen.getAllByRole("button", { name: en.controls.more })) await user.click(more);
    const dampening = screen.getByRole("textbox", { name: "Dampening" });
    await user.clear(dampening);
    await user.type(dampening, "much{Enter}");
    expect(screen.getByRole("alert").textContent).toBe('Dampening takes a number, not "much".');
  });

  it("goes with Escape", async () => {
    const user = userEvent.setup();
    render(<Controls />);
    await user.clear(depth());
    await user.type(depth(), "-1{Enter}");
    expect(screen.getByRole("alert")).toBeDefined();
    await user.type(depth(), "{Escape}");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(depth().value).toBe("20");
  });

  it("gives way to a value that comes from elsewhere", async () => {
    const user = userEvent.setup();
    render(<Controls />);
    await user.clear(depth());
    await user.type(depth(), "1e9{Enter}");
    act(() => show(scenarios.too_deep.comparison));
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("a slider", () => {
  it("shows each value on the way and edits once, when it is let go", () => {
    render(<Controls />);
    const slider = screen.getByRole<HTMLInputElement>("slider", { name: "Depth" });
    fireEvent.input(slider, { target: { value: "30" } });
    fireEvent.input(slider, { target: { value: "31" } });
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Depth, value" }).value).toBe("31");
    expect(labActions.edit).not.toHaveBeenCalled();
    fireEvent(slider, new Event("change", { bubbles: true }));
    expect(labActions.edit.mock.calls).toEqual([["model.depth", 31, null]]);
  });

  it("can be set back to none where the setting may be none", async () => {
    const user = userEvent.setup();
    render(<Controls />);
    for (const more of screen.getAllByRole("button", { name: en.controls.more })) await user.click(more);
    const input = screen.getByRole("textbox", { name: "Output gain, value" });
    await user.clear(input);
    await user.type(input, "{Enter}");
    expect(labActions.edit).toHaveBeenLastCalledWith("init.output_sigma_w", null, null);
    expect(screen.getByRole("slider", { name: "Output gain" }).getAttribute("aria-valuetext")).toBe("none");
  });
});

describe("the language", () => {
  it("changes in place, with what was chosen", () => {
    render(<Controls />);
    act(() => settingActions.setLanguage("zh"));
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "深度，数值" }).value).toBe("20");
    expect(screen.getByRole("combobox", { name: "优化器" })).toBeDefined();
    expect(screen.getByText("唯一的差别")).toBeDefined();
    expect(screen.queryByText("Depth")).toBeNull();
  });
});

describe("the prediction", () => {
  it("is one sentence for both lanes, with the numbers of theory", () => {
    const theory = Array.from({ length: 19 }, () => 1.8 / Math.SQRT2);
    useLab.setState(({ lanes }) => ({
      lanes: lanes.map((lane) => ({ ...lane, run: { history: { layout: { columns: [] }, steps: 0 }, theory } })),
    }));
    const { container } = render(<Controls />);
    const sentences = container.querySelectorAll(".prediction p");
    expect(sentences).toHaveLength(1);
    expect(sentences[0]?.textContent).toBe(
      "σw²/2 = 1.62, above 1, so the signal grows ×1.27 per layer: ×98 from layer 20 back to layer 1.",
    );
  });

  it("says whether the first step grew as theory predicts, and why theory is silent", () => {
    const factors = Array(9).fill(1.27);
    const signals = Array.from({ length: 10 }, (_, k) => 1.25 ** (9 - k));
    const layout = { columns: [{ quantity: "hidden_grad_norm_f64", offset: 0, length: 11 }] };
    const history = { layout, steps: 1, first: (k: number) => signals[k] ?? 1 };
    const meanField = { holds: true, factors, finiteWidth: { shift: 0, deviation: 0.02 } };
    const silent = { holds: false, reason: "weights_zero" };
    useLab.setState(({ lanes }) => ({
      lanes: lanes.map((lane, k) => ({
        ...lane,
        run: { history, theory: factors },
        meanField: k === 0 ? meanField : silent,
      })),
    }));
    render(<Controls />);
    expect(document.querySelectorAll(".agreement")).toHaveLength(1);
    expect(document.querySelector(".agreement")?.textContent).toMatch(
      /×1\.25 per layer \(straight line: ×1\.25\)\. .* ×1\.22 and ×1\.32: theory and measurement agree\./,
    );
    expect(document.querySelector(".prediction")?.textContent).toContain("All weights are 0");
  });

  it("is one sentence a lane where the lanes differ, and none where theory says nothing", () => {
    show(scenarios.too_deep.comparison);
    const { container } = render(<Controls />);
    expect(container.querySelector(".prediction")?.textContent).toContain(en.prediction.waiting);
    act(() =>
      useLab.setState(({ lanes }) => ({
        lanes: lanes.map((lane, k) => ({
          ...lane,
          run: { history: { layout: { columns: [] }, steps: 0 }, theory: k === 0 ? null : [1, 1] },
        })),
      })),
    );
    const sentences = [...container.querySelectorAll(".prediction p")].map(({ textContent }) => textContent);
    expect(sentences[0]).toBe(`A${en.prediction.none}`);
    expect(sentences[1]).toContain("keeps its size");
  });
});
