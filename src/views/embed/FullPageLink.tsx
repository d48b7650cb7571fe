import { type ReactNode, useRef } from "react";
import { embedText } from "../../text/embed/index.ts";
import { Icon } from "../icons.tsx";
import { pageAddress } from "../pageAddress.ts";
import { useWords } from "../settings.ts";

/** Parameters that the full page has, too. */
const KEPT = ["lang", "theme"] as const;

/** The full page as it shows what the frame shows at this moment. */
function fullPage(): string {
  const { search, pathname } = window.location;
  const given = new URLSearchParams(search);
  const kept = KEPT.flatMap((name) => {
    const value = given.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return `${pathname}${kept.length > 0 ? `?${kept.join("&")}` : ""}${pageAddress(true)}`;
}

/** Opens the full page, in the same state, in a window of its own. */
export function FullPageLink({ words }: { readonly words: (embed: (typeof embedText)["en"]) => ReactNode }) {
  const embed = useWords(embedText);
  const link = useRef<HTMLAnchorElement>(null);
  // The state changes with every step: it is looked up when the link is about to be followed.
  const look = () => {
    if (link.current) link.current.href = fullPage();
  };
  return (
    <a
      ref={link}
      className="embed-link"
      href={fullPage()}
      target="_blank"
      rel="noopener"
      onPointerEnter={look}
      onPointerDown={look}
      onFocus={look}
    >
      {words(embed)}
      <Icon name="out" size={14} />
    </a>
  );
}
