// Serves a folder as a production host would: static files and the headers that it sends.
import { headers } from "./csp.mjs";
import { root } from "./setup.mjs";

/**
 * @param {{ outDir: string, port: number, strictPort?: boolean }} options outDir: the folder, absolute or from the root
 * @returns the address, and a function that ends the server
 */
export async function serve({ outDir, port, strictPort = false }) {
  const { preview } = await import("vite");
  const server = await preview({
    root,
    configFile: false,
    logLevel: "warn",
    appType: "mpa",
    build: { outDir },
    preview: { host: "127.0.0.1", port, strictPort, headers },
  });
  return { address: server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`, close: () => server.close() };
}
