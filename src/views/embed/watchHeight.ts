import { naturalHeight } from "./naturalHeight.ts";

/**
 * Tells the height that the content wants, now and whenever it is another one, at most once a frame; returns a function
 * that ends it.
 */
export function watchHeight(root: HTMLElement, tell: (height: number) => void): () => void {
  let told = 0;
  let request = 0;
  const measure = () => {
    request = 0;
    const height = naturalHeight(root);
    if (height === told || height === 0) return;
    told = height;
    tell(height);
  };
  const soon = () => {
    request ||= requestAnimationFrame(measure);
  };
  const sizes = new ResizeObserver(soon);
  const parts = new MutationObserver(() => observeAll());
  function observeAll(): void {
    sizes.disconnect();
    sizes.observe(root);
    for (const part of root.querySelectorAll(":scope > *, .embed-lanes > *, .embed-lane > *")) sizes.observe(part);
    parts.disconnect();
    for (const list of [root, ...root.querySelectorAll(".embed-lanes")]) parts.observe(list, { childList: true });
    soon();
  }
  observeAll();
  return () => {
    sizes.disconnect();
    parts.disconnect();
    cancelAnimationFrame(request);
  };
}
