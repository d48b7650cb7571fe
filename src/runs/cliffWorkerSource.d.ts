declare module "virtual:cliff-worker-source" {
  /** The Cliff's worker as one classic script (.ci/worker-source.mjs). */
  const source: string;
  export default source;
}
