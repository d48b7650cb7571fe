/** The page was opened from a disk: its address leads nowhere on another computer, and names the reader's folders. */
export const isFromDisk = (): boolean => window.location.protocol === "file:";

/** The page has an address of its own, with files beside it: it is not the single file, nor opened from a disk. */
export const isHosted = (): boolean => document.querySelector('link[rel="manifest"]') !== null && !isFromDisk();

/** The link to a hash of this page; of a page from a disk the hash alone, which opens behind any address of the page. */
export const linkOf = (hash: string): string => (isFromDisk() ? hash : new URL(hash, window.location.href).href);
