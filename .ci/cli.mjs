// npm run cli -- COMMAND …: the command line of this checkout, built where it is out of date.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuild, ensureDependencies, root } from "./setup.mjs";

ensureDependencies();
await ensureBuild();
process.chdir(process.env.INIT_CWD ?? process.cwd());
await import(pathToFileURL(join(root, "dist/cli/exploding-gradients.js")).href);
