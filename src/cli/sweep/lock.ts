import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { CliError, codeOf } from "../cliError.ts";

/**
 * Writes to FILE while no other process does: FILE.journal.lock holds the id of the one that may. The lock of a process
 * that is gone, killed for example, is none. Throws a CliError where another process holds it.
 */
export async function locked(out: string, action: () => Promise<void>): Promise<void> {
  const path = `${out}.journal.lock`;
  if (!claim(path)) {
    const holder = holderOf(path);
    if (holder !== null) {
      const allowed = `to wait for its end, another --out, or to remove ${path} where it is no sweep`;
      throw new CliError(`--out ${out}: process ${holder} writes to it; allowed: ${allowed}`);
    }
    rmSync(path, { force: true });
    if (!claim(path)) throw new CliError(`--out ${out}: another process writes to it; allowed: another --out`);
  }
  try {
    await action();
  } finally {
    rmSync(path, { force: true });
  }
}

/** False where the lock is there already. */
function claim(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Null where no other process holds the lock: a number of our own is one that was given out anew. */
function holderOf(path: string): number | null {
  const pid = Number(/^[1-9]\d{0,9}(?=\n)/.exec(readFileSync(path, "utf8"))?.[0] ?? process.pid);
  return pid !== process.pid && isAlive(pid) ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}
