// embed.js, what a page that embeds the Lab may load: one classic script under a name that stays, beside index.html.
import { fileURLToPath } from "node:url";
import { buildWorker } from "./worker-source.mjs";

const NAME = "embed.js";
const entry = fileURLToPath(new URL("../src/host/main.ts", import.meta.url));

/** Vite plugin: writes the script with the build, and serves it while the page is edited. */
export function hostScript() {
  return {
    name: "host-script",
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: NAME, source: (await buildWorker(entry)).code });
    },
    configureServer(server) {
      server.middlewares.use(`/${NAME}`, async (_request, response) => {
        response.setHeader("Content-Type", "text/javascript");
        response.end((await buildWorker(entry)).code);
      });
    },
  };
}
