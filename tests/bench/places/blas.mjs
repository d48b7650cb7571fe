// Debian's PyTorch takes its matrix products from the system's BLAS, which unless told otherwise is the reference one,
// several times slower than OpenBLAS. The comparison is with OpenBLAS, unpacked in a cache and not installed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../../../.ci/setup.mjs";

const folder = join(root, "node_modules/.cache/openblas");
const debianPackage = "libopenblas0-pthread";

/** What the environment of a Python on Debian needs besides, so that it finds OpenBLAS. */
export function blasEnvironment() {
  const library = unpacked() ?? download();
  const path = library === null ? {} : { LD_LIBRARY_PATH: dirname(library) };
  return { OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1", ...path };
}

function unpacked() {
  if (!existsSync(folder)) return null;
  const file = readdirSync(folder, { recursive: true }).find((name) => name.endsWith("/libblas.so.3"));
  return file === undefined ? null : join(folder, file);
}

function download() {
  if (!existsSync("/usr/bin/apt-get")) return null;
  mkdirSync(folder, { recursive: true });
  const run = (command, ...args) => spawnSync(command, args, { cwd: folder, stdio: "ignore" }).status === 0;
  if (!run("apt-get", "download", debianPackage)) return null;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".deb"))) run("dpkg", "-x", file, ".");
  return unpacked();
}
