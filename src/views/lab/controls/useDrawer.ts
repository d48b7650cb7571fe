import { type RefObject, useEffect, useRef } from "react";

/** The panel is a drawer between these widths only. */
const DRAWER = "(min-width: 600px) and (max-width: 1199.98px)";

/** Closes the drawer when the window becomes so wide, or so narrow, that the panel is always in sight. */
export function useDrawer(): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const query = window.matchMedia?.(DRAWER);
    const close = () => {
      if (!query.matches && ref.current?.matches(":popover-open")) ref.current.hidePopover();
    };
    query?.addEventListener("change", close);
    return () => query?.removeEventListener("change", close);
  }, []);
  return ref;
}
