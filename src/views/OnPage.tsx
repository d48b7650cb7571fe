import { type ReactNode, Suspense } from "react";
import { createPortal } from "react-dom";

/**
 * What is opened from the bar and stands over the page: beside all else, for where it was opened folds away when the
 * window becomes narrow, and a dialog in what is not shown would keep the page from being used.
 */
export function OnPage({ children }: { readonly children: ReactNode }) {
  return createPortal(<Suspense fallback={null}>{children}</Suspense>, document.body);
}
