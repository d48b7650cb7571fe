import { pageAddress } from "../pageAddress.ts";
import { isFromDisk } from "../place.ts";
import { withoutPresent } from "./presenting.ts";

/** The link to exactly what is shown, for those who shall see it on their own screens; null as for `linkTo`. */
export function pageLink(): string | null {
  return linkTo(pageAddress(true));
}

/** The link to a hash of this page; null where the page was opened from a disk, which nobody else can open. */
export function linkTo(hash: string): string | null {
  if (isFromDisk()) return null;
  const url = new URL(window.location.href);
  url.search = withoutPresent(url.search);
  url.hash = hash;
  return url.href;
}
