import { type ComponentType, lazy } from "react";
import type { DockTab } from "../../../runs/labState.ts";

type Panel = Promise<{ readonly default: ComponentType }>;

/** What each tab opens. A module is fetched once, however often it is asked for. */
const loaders = {
  story: () => import("../panels/story/StoryPanel.tsx"),
  layer: () => import("../panels/layer/LayerPanel.tsx"),
  clipping: () => import("../panels/clipping/ClippingPanel.tsx"),
  step: () => import("../panels/step/StepPanel.tsx"),
  recurrent: () => import("../panels/recurrent/RecurrentPanel.tsx"),
  picture: () => import("../panels/picture/PicturePanel.tsx"),
  checks: () => import("../panels/checks/ChecksPanel.tsx"),
} satisfies Record<DockTab, () => Panel>;

export const panels = {
  story: lazy(loaders.story),
  layer: lazy(loaders.layer),
  clipping: lazy(loaders.clipping),
  step: lazy(loaders.step),
  recurrent: lazy(loaders.recurrent),
  picture: lazy(loaders.picture),
  checks: lazy(loaders.checks),
} satisfies Record<DockTab, ComponentType>;

/** Fetches a panel before it is opened: a pointer over its tab announces it. What fails now is told when it is opened. */
export function preload(tab: DockTab): void {
  loaders[tab]().catch(() => undefined);
}
