import { spawn } from "node:child_process";
import { join } from "node:path";

/** The Python that has PyTorch. */
const python = process.env.PYTHON ?? "/usr/bin/python3";

/** Runs a script of this folder once: a line of JSON for each request, and its lines of JSON back. */
export function askPython<Answer>(script: string, requests: readonly unknown[]): Promise<readonly Answer[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [join(import.meta.dirname, script)], { stdio: ["pipe", "pipe", "inherit"] });
    const chunks: Buffer[] = [];
    child.on("error", reject);
    child.stdin.on("error", reject);
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("close", (status) => {
      if (status !== 0) return reject(new Error(`${script} ended with status ${status}`));
      const lines = Buffer.concat(chunks).toString("utf8").trimEnd().split("\n");
      resolve(lines.map((line) => JSON.parse(line) as Answer));
    });
    child.stdin.end(requests.map((request) => `${JSON.stringify(request)}\n`).join(""));
  });
}
