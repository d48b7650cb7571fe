// npm start: installs and builds what is missing, serves the production build and prints the address.
import { parseArgs } from "node:util";
import { ensureBuild, ensureDependencies, giveUp } from "./setup.mjs";

function readPort() {
  try {
    return parseArgs({ options: { port: { type: "string", default: "4173" } } }).values.port;
  } catch (error) {
    return giveUp(`${error.message} Usage: npm start -- [--port N]`);
  }
}

const port = Number(readPort());
if (!Number.isInteger(port) || port < 1 || port > 65535)
  giveUp(`--port ${readPort()}: a whole number from 1 to 65535 is needed.`);
ensureDependencies();
await ensureBuild();
const { serve } = await import("./serve.mjs");
const { address } = await serve({ outDir: "dist/web", port });
console.log(`Exploding Gradients Lab: ${address}  (Ctrl+C ends it)`);
