import { useMemo } from "react";
import { createStore, useStore } from "zustand";
import {
  type ViewName,
  type ViewState,
  type ViewValues,
  viewFieldAt,
  viewFields,
} from "../experiment/address/viewFields.ts";
import { sameValue } from "../experiment/declaration.ts";
import type { Field, Value } from "../experiment/fields.ts";

/** The views, the usual one first. */
export const viewIds = ["lab", "learn", "cliff", "remedies", "map"] as const;
export type ViewId = (typeof viewIds)[number];
/** In the order of their tabs and keys. */
export const viewOrder: readonly ViewId[] = ["learn", "lab", "cliff", "remedies", "map"];

interface Shown {
  readonly view: ViewId;
  readonly own: ViewState;
}

/** Which view is shown, and what the views hold of their own: the address has all of it. */
export const viewStore = createStore<Shown>(() => ({ view: "lab", own: new Map() }));

export const viewActions = {
  go: (view: ViewId) => viewStore.setState({ view }),
  /** Sets some of a view's own settings; values that the field does not allow are the caller's fault. */
  set<V extends ViewName>(view: V, values: Partial<ViewValues<V>>) {
    const own = new Map(viewStore.getState().own);
    for (const [name, value] of Object.entries(values) as [string, Value][]) {
      const path = `${view}.${name}`;
      if (sameValue(value, (viewFieldAt(path) as Field).default)) own.delete(path);
      else own.set(path, value);
    }
    viewStore.setState({ own });
  },
  /** As a view is when it is opened for the first time, but for these. */
  reset<V extends ViewName>(view: V, values: Partial<ViewValues<V>>) {
    const own = new Map([...viewStore.getState().own].filter(([path]) => !path.startsWith(`${view}.`)));
    viewStore.setState({ own });
    viewActions.set(view, values);
  },
  /** What an address says. */
  open: (view: ViewId, own: ViewState) => viewStore.setState({ view, own }),
};

export function useView(): ViewId {
  return useStore(viewStore, ({ view }) => view);
}

/** All settings of a view, the usual ones filled in. */
function viewValues<V extends ViewName>(view: V, own: ViewState): ViewValues<V> {
  const entries = Object.entries(viewFields[view]).map(([name, field]) => {
    const path = `${view}.${name}`;
    return [name, own.has(path) ? own.get(path) : field.default];
  });
  return Object.fromEntries(entries) as ViewValues<V>;
}

export function useViewValues<V extends ViewName>(view: V): ViewValues<V> {
  const own = useStore(viewStore, (state) => state.own);
  return useMemo(() => viewValues(view, own), [view, own]);
}
