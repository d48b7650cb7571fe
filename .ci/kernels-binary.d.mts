import type { Plugin } from "vite";

/** For the configurations in TypeScript. */
export function kernelsBinary(): Plugin;
