import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The command line as `npm run build` builds it, of the sources as they stand now. */
export interface BuiltCommandLine {
  /** The program, for a process of its own. */
  readonly program: string;
  /** The script of a sweep's threads, which take no TypeScript. */
  readonly threadFile: URL;
  remove(): Promise<void>;
}

export async function buildCommandLine(): Promise<BuiltCommandLine> {
  const root = join(import.meta.dirname, "../..");
  // Below the checkout, whose package.json says that .js files are modules.
  const cache = join(root, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const directory = await mkdtemp(join(cache, "cli-"));
  const build: { buildCommandLine(outDir: string): Promise<void> } = await import(
    pathToFileURL(join(root, ".ci/build.mjs")).href
  );
  await build.buildCommandLine(directory);
  return {
    program: join(directory, "exploding-gradients.js"),
    threadFile: pathToFileURL(join(directory, "sweep-thread.js")),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
