/** What Trusted Types, where a browser has them, want in place of a worker's address. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const scope = globalThis as { readonly trustedTypes?: TrustedTypes; readonly location?: Location };
let policy: { createScriptURL(url: string): string } | null = null;

/**
 * An address that `new Worker` and `serviceWorker.register` accept under Trusted Types, through the page's one policy
 * (`egl`). Only what the page made itself passes: blob: and data: scripts and addresses of its own origin; anything
 * else throws a TypeError. Where Trusted Types are absent it is the string itself.
 */
export function trustedScriptUrl(url: string): string {
  policy ??= scope.trustedTypes?.createPolicy("egl", { createScriptURL: checked }) ?? { createScriptURL: checked };
  return policy.createScriptURL(url);
}

function checked(url: string): string {
  if (url.startsWith("blob:") || url.startsWith("data:text/javascript")) return url;
  const page = scope.location;
  if (page !== undefined && new URL(url, page.href).origin === page.origin) return url;
  throw new TypeError(`not an address of this page: ${url}`);
}
