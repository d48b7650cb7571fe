// npm run build: the page into dist/web, the command line into dist/cli as one file.
import { chmodSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureDependencies, root } from "./setup.mjs";

export async function buildAll() {
  const { build } = await import("vite");
  await build({ root, logLevel: "warn" });
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: "src/cli/main.ts",
      outDir: "dist/cli",
      target: "node20",
      rollupOptions: { output: { entryFileNames: "exploding-gradients.js" } },
    },
  });
  chmodSync(join(root, "dist/cli/exploding-gradients.js"), 0o755);
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  ensureDependencies();
  await buildAll();
}
