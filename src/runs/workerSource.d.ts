declare module "virtual:worker-source" {
  /** The worker as one classic script (.ci/worker-source.mjs). */
  const source: string;
  export default source;
}
