import { lazy, Suspense } from "react";
import type { Figure } from "../../lessons/chapter.ts";
import { LanesView } from "./LanesView.tsx";
import { ProductView } from "./ProductView.tsx";

/** With code of their own, which no other figure needs. */
const CliffView = lazy(() => import("./CliffView.tsx").then((it) => ({ default: it.CliffView })));

const CodeView = lazy(() => import("./CodeView.tsx").then((it) => ({ default: it.CodeView })));

/** A section's figure, by its kind. */
export function FigureView({ figure }: { readonly figure: Figure }) {
  switch (figure.kind) {
    case "lanes":
      return <LanesView figure={figure} />;
    case "product":
      return <ProductView figure={figure} />;
    case "cliff":
      return (
        <Suspense fallback={null}>
          <CliffView figure={figure} />
        </Suspense>
      );
    case "code":
      return (
        <Suspense fallback={null}>
          <CodeView figure={figure} />
        </Suspense>
      );
    default:
      return figure satisfies never;
  }
}
