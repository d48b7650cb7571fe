import "./app.css";
import { type ComponentType, lazy, Suspense } from "react";
import { Header } from "./header/Header.tsx";
import { Lab } from "./lab/Lab.tsx";
import { Notices } from "./Notices.tsx";
import { useText } from "./settings.ts";
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

/** Nothing that the page shows at first waits for it, in milliseconds. */
const QUIET_MS = 1000;
const PageFiles = lazy(async () => {
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  return { default: (await import("./export/PageFiles.tsx")).PageFiles };
});

/** The page: the bar, what is to be told of the link, and the view. */
export function App() {
  useOutOfSight();
  usePageAddress();
  const view = useView();
  const { app } = useText();
  const View = views[view];
  return (
    <div className="page">
      <ViewBoundary>
        <Header />
        <Notices />
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
