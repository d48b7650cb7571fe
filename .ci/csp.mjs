// The Content-Security-Policy that the page is written for: no third party, no eval, no inline script or style,
// every worker address through the one Trusted Types policy "egl".
const directives = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "worker-src": "'self' blob: data:",
  "style-src": "'self'",
  "font-src": "'self'",
  "img-src": "'self' data: blob:",
  "connect-src": "'self'",
  "manifest-src": "'self'",
  "frame-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "*",
  "require-trusted-types-for": "'script'",
  "trusted-types": "egl",
};

const written = (policy) =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");

export const contentSecurityPolicy = written(directives);

/** What a host sends with every file of the page; docs/HOSTING.md says what each is for. */
export const headers = {
  "Content-Security-Policy": contentSecurityPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  // Scripts of a sandboxed frame are asked for by an opaque origin; embed.js by any page.
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/**
 * The same for a page that has everything in itself: scripts and styles by their hashes ("'sha256-…'"), nothing from
 * anywhere. It stands in a meta element, which frame-ancestors may not; a second Trusted Types policy unpacks the program.
 */
export function singleFilePolicy({ scripts, styles }) {
  const { "frame-ancestors": _, "connect-src": __, "manifest-src": ___, "frame-src": ____, ...kept } = directives;
  return written({
    ...kept,
    "script-src": [...scripts, "'wasm-unsafe-eval'"].join(" "),
    "worker-src": "blob: data:",
    "style-src": styles.join(" "),
    "font-src": "data:",
    "img-src": "data: blob:",
    "trusted-types": "egl egl-unpack",
  });
}
