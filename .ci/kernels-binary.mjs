// The module "virtual:kernels-binary": the SIMD kernels, compiled from AssemblyScript, as a string with a character a byte.
// Compressed it is a quarter smaller than base64, where no byte keeps its place, and 7 % smaller than hexadecimal digits.
// Every file directly in the folder is an entry, so that what it exports is a kernel: a new one is found by being there.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const id = "virtual:kernels-binary";
const folder = fileURLToPath(new URL("../src/engine/kernels/assembly/", import.meta.url));
const cache = fileURLToPath(new URL("../node_modules/.cache/kernels/", import.meta.url));

/** Constants lie behind the null page; 16 KiB (FIRST_ELEMENT) are kept free of tensors for them. */
const options = [
  "--enable=simd",
  "--runtime=stub",
  "--optimizeLevel=3",
  "--noAssert",
  "--importMemory",
  "--use=abort=",
  "--memoryBase=16",
];

const sources = () =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(".ts"))
    .sort();

/** The compiler takes seconds, so its output is kept for as long as nothing it was made of changes. */
async function binary() {
  const files = sources();
  const hash = createHash("sha256").update(options.join(" "));
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  const kept = join(cache, `${hash.digest("hex")}.wasm`);
  if (!existsSync(kept)) {
    const compiled = await compile(files.filter((file) => dirname(file) === "."));
    mkdirSync(cache, { recursive: true });
    writeFileSync(kept, compiled);
  }
  return readFileSync(kept);
}

async function compile(entries) {
  const { default: asc } = await import("assemblyscript/asc");
  let compiled = null;
  const { error, stderr } = await asc.main([...entries, ...options, "--outFile=kernels.wasm", `--baseDir=${folder}`], {
    writeFile(name, contents) {
      if (name === "kernels.wasm") compiled = contents;
    },
  });
  if (error !== null) throw new Error(`the kernels do not compile: ${error.message}\n${stderr}`);
  return compiled;
}

/** The bytes as characters from the space on, turned so that the most frequent ones are the short ones of UTF-8. */
const written = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(32 + ((byte + 29) & 255))).join("");

/** Vite plugin for serving, building and testing alike. */
export function kernelsBinary() {
  return {
    name: "kernels-binary",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      for (const file of sources()) this.addWatchFile(join(folder, file));
      const code = `export default ${JSON.stringify(written(await binary()))};`;
      return { code, map: null, moduleSideEffects: false };
    },
  };
}
