import "./app.css";
import { type ComponentType, lazy, Suspense } from "react";
import { Header } from "./header/Header.tsx";
import { isEmbedded } from "./isEmbedded.ts";
import { Lab } from "./lab/Lab.tsx";
import { NewVersionNotice } from "./NewVersionNotice.tsx";
import { Notices } from "./Notices.tsx";
import { useClassroom } from "./present/classroom.ts";
import { useSettings, useText } from "./settings.ts";
import { useOutOfSight } from "./useOutOfSight.ts";
import { usePageAddress } from "./usePageAddress.ts";
import { ViewBoundary } from "./ViewBoundary.tsx";
import { useView, type ViewId } from "./viewState.ts";

/** What trains and draws in each view; all but the Lab are loaded when they are opened. */
const views: { readonly [V in ViewId]: ComponentType } = {
  lab: Lab,
  learn: lazy(() => import("./learn/LearnView.tsx").then(({ LearnView }) => ({ default: LearnView }))),
  remedies: lazy(() => import("./remedies/RemediesView.tsx").then((it) => ({ default: it.RemediesView }))),
  map: lazy(() => import("./map/MapView.tsx").then((it) => ({ default: it.MapView }))),
  cliff: lazy(() => import("./cliff/CliffView.tsx").then(({ CliffView }) => ({ default: CliffView }))),
};

const PresentBar = lazy(() => import("./present/PresentBar.tsx").then((it) => ({ default: it.PresentBar })));
const PresentLab = lazy(() => import("./present/PresentLab.tsx").then((it) => ({ default: it.PresentLab })));
const Dialogs = lazy(() => import("./present/Dialogs.tsx").then((it) => ({ default: it.Dialogs })));
const EmbedPage = lazy(() => import("./embed/EmbedPage.tsx").then((it) => ({ default: it.EmbedPage })));

/** Nothing that the page shows at first waits for it, in milliseconds. */
const QUIET_MS = 1000;
const PageFiles = lazy(async () => {
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  return { default: (await import("./export/PageFiles.tsx")).PageFiles };
});

/** The page, or in a frame what the frame is to show of it. */
export function App() {
  if (!isEmbedded) return <Page />;
  return (
    <ViewBoundary>
      <Suspense fallback={null}>
        <EmbedPage views={views} />
      </Suspense>
    </ViewBoundary>
  );
}

/** The page: the bar, what is to be told of the link, and the view. */
function Page() {
  useOutOfSight();
  usePageAddress();
  const view = useView();
  const { app } = useText();
  const presenting = useSettings((settings) => settings.presenting);
  const hasDialog = useClassroom(({ dialog }) => dialog !== null);
  const View = presenting && view === "lab" ? PresentLab : views[view];
  return (
    <div className="page">
      <ViewBoundary>
        {presenting ? (
          <Suspense>
            <PresentBar />
          </Suspense>
        ) : (
          <Header />
        )}
        <Notices />
        <NewVersionNotice />
        {hasDialog && (
          <Suspense>
            <Dialogs />
          </Suspense>
        )}
        <Suspense fallback={null}>
          <PageFiles />
        </Suspense>
      </ViewBoundary>
      <ViewBoundary key={view}>
        <Suspense fallback={<p className="loading">{app.loading}</p>}>
          <View />
        </Suspense>
      </ViewBoundary>
    </div>
  );
}
