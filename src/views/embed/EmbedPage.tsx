import "./embed.css";
import { type ComponentType, Suspense, useRef } from "react";
import { Notices } from "../Notices.tsx";
import { useText } from "../settings.ts";
import { useOutOfSight } from "../useOutOfSight.ts";
import { usePageAddress } from "../usePageAddress.ts";
import { ViewBoundary } from "../ViewBoundary.tsx";
import { useView, type ViewId } from "../viewState.ts";
import { EmbedLab } from "./EmbedLab.tsx";
import { EmbedNotices } from "./EmbedNotices.tsx";
import { embedSettings } from "./embedSettings.ts";
import { FullPageLink } from "./FullPageLink.tsx";
import { useBridge } from "./useBridge.ts";
import { useFrameLife } from "./useFrameLife.ts";

const address = { entries: false, autoplay: embedSettings.autoplay };
const hasTitle = embedSettings.panels.includes("title");

interface EmbedPageProps {
  readonly views: { readonly [V in ViewId]: ComponentType };
}

/** The page in a frame: the chosen parts of the Lab, or another view with a line below it that leads to the full page. */
export function EmbedPage({ views }: EmbedPageProps) {
  const root = useRef<HTMLDivElement>(null);
  useFrameLife();
  useOutOfSight();
  usePageAddress(address);
  useBridge(root);
  const view = useView();
  const { app } = useText();
  const View = view === "lab" ? EmbedLab : views[view];
  const isTitled = view === "lab" && hasTitle;
  return (
    <div ref={root} className="embed" data-view={view}>
      {!isTitled && (
        <header className="visually-hidden">
          <h1>{app.name}</h1>
        </header>
      )}
      <EmbedNotices />
      <Notices />
      <ViewBoundary key={view}>
        <Suspense fallback={<p className="loading">{app.loading}</p>}>
          <View />
        </Suspense>
      </ViewBoundary>
      {!isTitled && (
        <footer className="embed-footer">
          <FullPageLink words={(embed) => embed.fullPage} />
        </footer>
      )}
    </div>
  );
}
