import { fieldAt, fieldPaths, sectionNames } from "../../experiment/declaration.ts";
import type { Field, Value } from "../../experiment/fields.ts";
import { fieldValue } from "../../experiment/fieldValue.ts";
import type { Axis } from "../../experiment/mapPlan.ts";
import { allowedBy, printableName, problem } from "../../experiment/problem.ts";
import { CliError } from "../cliError.ts";
import { problemSentence } from "../problemSentence.ts";
import { decimalOf, decimalRange, numberOf } from "./decimal.ts";

/** Values of one axis. */
const MOST_VALUES = 10_000;
const FORMS = "PATH=FROM..TO:STEP, PATH=VALUE,VALUE,…";

/** Reads the `--over` options, first axis first. Throws a CliError that names option, field, value and what is allowed. */
export function readAxes(texts: readonly string[]): readonly Axis[] {
  const axes = texts.map(readAxis);
  for (const [k, { path }] of axes.entries()) {
    if (axes.findIndex((axis) => axis.path === path) < k) {
      throw new CliError(`--over ${path}: is given twice; allowed: each field once`);
    }
  }
  return axes;
}

/** "model.depth=1..100:5", "init.sigma_w=1,1.4,2", "model.activation=relu,tanh", "optimizer.betas=[0.9,0.999],[0.5,0.9]" */
function readAxis(text: string): Axis {
  const equals = text.indexOf("=");
  if (equals < 0) throw new CliError(`--over ${printableName(text)}: has no values; allowed: ${FORMS}`);
  const path = text.slice(0, equals);
  const field = fieldAt(path);
  if (!field) throw new CliError(`--over ${printableName(path)}: is no field; allowed: ${fieldsNear(path)}`);
  return { path, values: distinct(path, checked(path, field, valuesOf(path, field, text.slice(equals + 1)))) };
}

function fieldsNear(path: string): string {
  const [section] = path.split(".");
  const near = fieldPaths.filter((field) => field.startsWith(`${section}.`));
  return (near.length > 0 ? near : sectionNames).join(", ");
}

function valuesOf(path: string, field: Field, text: string): readonly unknown[] {
  const isNumeric = field.kind === "number" || field.kind === "integer";
  return isNumeric && text.includes("..") ? rangeOf(path, text) : text.split(/,(?![^[]*\])/).map(valueIn);
}

function rangeOf(path: string, text: string): readonly number[] {
  const [ends = "", by = "", ...none] = text.split(":");
  const [from, to, ...more] = ends.split("..").map(decimalOf);
  const step = decimalOf(by);
  const values =
    from && to && step && none.length + more.length === 0 ? decimalRange(from, to, step, MOST_VALUES) : null;
  if (values !== null) return values;
  const allowed = `FROM..TO:STEP, a step that leads from FROM to TO in at most ${MOST_VALUES} values`;
  throw new CliError(`--over ${path} = ${JSON.stringify(text.slice(0, 64))} is no range; allowed: ${allowed}`);
}

/** A number, true, false, null, a quoted text or a list as JSON has them; anything else is text as it stands. */
function valueIn(text: string): unknown {
  const decimal = decimalOf(text);
  if (decimal) return numberOf(decimal);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function checked(path: string, field: Field, values: readonly unknown[]): readonly Value[] {
  return values.map((value) => {
    const result = fieldValue(field, value);
    if (result.ok) return result.value;
    throw new CliError(`--over ${problemSentence(problem(path, value, result.code, allowedBy(field)))}`);
  });
}

function distinct(path: string, values: readonly Value[]): readonly Value[] {
  const seen = new Set<string>();
  for (const value of values.map((value) => JSON.stringify(value))) {
    if (seen.has(value)) throw new CliError(`--over ${path} = ${value} stands there twice; allowed: each value once`);
    seen.add(value);
  }
  return values;
}
