import "./dock.css";
import { type KeyboardEvent, Suspense, useEffect, useRef } from "react";
import { type DockTab, dockTabs, type LabState } from "../../../runs/labState.ts";
import { Icon } from "../../icons.tsx";
import { isSingleKey, useKeys } from "../../keyboard.ts";
import { labActions, useLab } from "../../labStore.ts";
import { useText } from "../../settings.ts";
import { ViewBoundary } from "../../ViewBoundary.tsx";
import { DOCK } from "./dockId.ts";
import { panels, preload } from "./panels.ts";
import { Teaser } from "./Teaser.tsx";

/** What can be opened below the lanes, one at a time: the second look at what they show. */
export function Dock() {
  const { dock: words } = useText();
  const asked = useLab((state) => state.dock);
  const tabs = useLab(tabsOf).split(" ") as DockTab[];
  const open = asked !== null && tabs.includes(asked) ? asked : null;
  const section = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  /** The tab that the key opens: the one that was open last. */
  const last = useRef<DockTab>(tabs[0] ?? "story");

  // An edit may take away what a tab is about.
  useEffect(() => {
    if (asked !== null && open === null) labActions.openDock(null);
  }, [asked, open]);
  useEffect(() => {
    if (open === null) return;
    last.current = open;
    // Where the bar scrolls sideways its tab comes into sight, and where the dock stands in the scroll the dock does.
    tabOf(section.current, open)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    section.current?.scrollIntoView({ block: "nearest" });
  }, [open]);

  const close = () => {
    if (open === null) return;
    tabOf(section.current, open)?.focus();
    labActions.openDock(null);
  };
  const onEscape = (event: KeyboardEvent) => {
    // In a dialog or a field of the panel, Esc is theirs.
    const isTheirs = event.target instanceof Element && event.target.closest("dialog, [popover]") !== null;
    if (event.key !== "Escape" || event.defaultPrevented || isTheirs || open === null) return;
    event.preventDefault();
    close();
  };
  const toggle = () => {
    if (open === null) {
      labActions.openDock(tabs.includes(last.current) ? last.current : (tabs[0] ?? null));
      requestAnimationFrame(() => body.current?.focus({ preventScroll: true }));
    } else if (section.current?.contains(document.activeElement)) close();
    else labActions.openDock(null);
  };
  useKeys((event) => {
    if (event.key.toLowerCase() !== "i" || !isSingleKey(event)) return;
    event.preventDefault();
    toggle();
  });

  const Panel = open === null ? null : panels[open];
  return (
    <section ref={section} className="dock" data-open={open !== null} aria-label={words.label} onKeyDown={onEscape}>
      <div className="dock-bar">
        <div className="dock-tabs">
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              className="dock-tab"
              data-tab={tab}
              aria-expanded={tab === open}
              aria-controls={DOCK}
              onPointerEnter={() => preload(tab)}
              onFocus={() => preload(tab)}
              onClick={() => labActions.openDock(tab === open ? null : tab)}
            >
              {words.tabs[tab]}
            </button>
          ))}
        </div>
        {open === "story" ? <span className="grow" /> : <Teaser />}
        {open !== null && (
          <button type="button" className="button square" aria-label={words.close} title={words.close} onClick={close}>
            <Icon name="close" size={14} />
          </button>
        )}
      </div>
      <section
        ref={body}
        id={DOCK}
        className="dock-body"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys scroll what has the focus.
        tabIndex={0}
        hidden={open === null}
        aria-label={open === null ? words.label : words.tabs[open]}
      >
        {Panel && (
          <ViewBoundary key={open}>
            <Suspense fallback={<p className="dock-waiting">{words.loading}</p>}>
              <Panel />
            </Suspense>
          </ViewBoundary>
        )}
      </section>
    </section>
  );
}

function tabOf(dock: HTMLElement | null, tab: DockTab): HTMLElement | null {
  return dock?.querySelector<HTMLElement>(`.dock-tab[data-tab="${tab}"]`) ?? null;
}

/** One string: a selector gives the same value until the tabs change. */
function tabsOf({ lanes, scenario }: LabState): string {
  const recurrent = lanes.some(({ experiment }) => experiment.model.kind === "rnn");
  const means = { recurrent, checks: scenario !== null } as const;
  return dockTabs.filter((tab) => means[tab as keyof typeof means] ?? true).join(" ");
}
