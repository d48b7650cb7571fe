import type { Figure } from "../../lessons/chapter.ts";
import { LanesView } from "./LanesView.tsx";
import { ProductView } from "./ProductView.tsx";

/** A section's figure, by its kind. */
export function FigureView({ figure }: { readonly figure: Figure }) {
  switch (figure.kind) {
    case "lanes":
      return <LanesView figure={figure} />;
    case "product":
      return <ProductView figure={figure} />;
    default:
      return figure satisfies never;
  }
}
