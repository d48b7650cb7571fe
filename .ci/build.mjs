// npm run build: the page into dist/web, the command line into dist/cli, the single file into dist/single, and from
// that the SCORM package into dist/scorm.
import { chmodSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { kernelsBinary } from "./kernels-binary.mjs";
import { publicAddress, writePublicAddress } from "./public-address.mjs";
import { buildScorm } from "./scorm.mjs";
import { writeServiceWorker } from "./service-worker.mjs";
import { ensureDependencies, giveUp, root } from "./setup.mjs";
import { buildSingleFile } from "./single-file.mjs";

/** Builds exploding-gradients.js and sweep-thread.js, the packages that they use included, into the folder. */
export async function buildCommandLine(outDir) {
  const { build } = await import("vite");
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    plugins: [kernelsBinary()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: "node20",
      rolldownOptions: {
        input: {
          "exploding-gradients": "src/cli/main.ts",
          "sweep-thread": "src/cli/sweep/thread.ts",
          // tinypool starts its threads with entry/worker.js beside the file that it is in itself.
          "entry/worker": "node_modules/tinypool/dist/entry/worker.js",
        },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  });
  chmodSync(join(outDir, "exploding-gradients.js"), 0o755);
}

/** `address`: where the page will be, if that is known. */
export async function buildPage(address = null) {
  const { build } = await import("vite");
  await build({ root, logLevel: "warn" });
  if (address !== null) writePublicAddress(join(root, "dist/web"), address);
  await writeServiceWorker(join(root, "dist/web"));
}

function readAddress() {
  try {
    const { address } = parseArgs({ options: { address: { type: "string" } } }).values;
    return address === undefined ? null : publicAddress(address);
  } catch (error) {
    return giveUp(`${error.message} Usage: npm run build -- [--address URL]`);
  }
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const address = readAddress();
  ensureDependencies();
  await buildPage(address);
  await buildCommandLine(join(root, "dist/cli"));
  await buildSingleFile();
  await buildScorm();
}
