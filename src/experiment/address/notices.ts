import { type Problem, printableName } from "../problem.ts";
import { type AddressNotice, MAX_FIELDS } from "./state.ts";

/** What the reader is told of an address: the keys that meant nothing, and those whose value could not be. */
export function noticesOf(ignored: readonly string[], problems: readonly Problem[]): readonly AddressNotice[] {
  const named = (keys: readonly string[]) => [...new Set(keys)].slice(0, MAX_FIELDS).map(printableName);
  const notices: AddressNotice[] = [];
  if (ignored.length > 0) notices.push({ kind: "address_ignored", fields: named(ignored) });
  if (problems.length > 0) {
    const fields = named(problems.map(({ path }) => path));
    notices.push({ kind: "address_replaced", fields, problems: problems.slice(0, MAX_FIELDS) });
  }
  return notices;
}
