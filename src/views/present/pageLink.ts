import { pageAddress } from "../pageAddress.ts";
import { withoutPresent } from "./presenting.ts";

/** The link to exactly what is shown, for those who shall see it on their own screens. */
export function pageLink(): string {
  return linkTo(pageAddress(true));
}

/** The link to a hash of this page. */
export function linkTo(hash: string): string {
  const url = new URL(window.location.href);
  url.search = withoutPresent(url.search);
  url.hash = hash;
  return url.href;
}
