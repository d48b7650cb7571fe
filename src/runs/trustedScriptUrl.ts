/** What Trusted Types, where a browser has them, want in place of a worker's address. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** Where the page's own service worker lies, beside index.html. */
export const SERVICE_WORKER = "./service-worker.js";

const scope = globalThis as { readonly trustedTypes?: TrustedTypes };
let policy: { createScriptURL(url: string): string } | null = null;

/**
 * An address that `new Worker` accepts under Trusted Types, through the page's one policy (`egl`). Only scripts that
 * the page made itself pass, blob: and data: ones, and its service worker; anything else throws a TypeError. Where Trusted Types are absent it
 * is the string itself.
 */
export function trustedScriptUrl(url: string): string {
  policy ??= scope.trustedTypes?.createPolicy("egl", { createScriptURL: checked }) ?? { createScriptURL: checked };
  return policy.createScriptURL(url);
}

function checked(url: string): string {
  if (url === SERVICE_WORKER || url.startsWith("blob:") || url.startsWith("data:text/javascript")) return url;
  throw new TypeError(`not a script of this page: ${url}`);
}
