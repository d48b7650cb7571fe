import { type RefObject, useEffect } from "react";
import { pageClock } from "../../runs/clock.ts";
import { embedText } from "../../text/embed/index.ts";
import { askLane, labActions, labPosition, labStore } from "../labStore.ts";
import { isUsable, openAddress, pageAddress } from "../pageAddress.ts";
import { settingActions, useSettings } from "../settings.ts";
import { viewStore } from "../viewState.ts";
import { createBridge } from "./bridge.ts";
import { embedSettings } from "./embedSettings.ts";
import type { Frame } from "./frame.ts";
import { createParentPort } from "./parentPort.ts";
import { watchHeight } from "./watchHeight.ts";

const frame: Frame = {
  lab: { store: labStore, actions: labActions, position: labPosition, ask: askLane },
  clock: pageClock,
  locked: embedSettings.locked,
  view: () => viewStore.getState().view,
  address: () => pageAddress(true),
  open(address) {
    if (!isUsable(address)) return false;
    openAddress(address, false);
    return true;
  },
  setLanguage: settingActions.setLanguage,
  setTheme: (theme) => useSettings.setState({ theme }),
  words: () => embedText[useSettings.getState().language].errors,
};

/** Connects the frame with the page that it is in. */
export function useBridge(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const port = createParentPort({ window, allow: embedSettings.allow, hear: (data) => void bridge.hear(data) });
    const bridge = createBridge(frame, port.post);
    port.post({ egl: 1, type: "ready", view: frame.view() });
    const stops = [
      port.stop,
      bridge.stop,
      viewStore.subscribe((now, before) => now.view !== before.view && bridge.tellState()),
      watchHeight(element, (height) => {
        port.post({ egl: 1, type: "height", height });
        port.post({ subject: "lti.frameResize", height });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [root]);
}
