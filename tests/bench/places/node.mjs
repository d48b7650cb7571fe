// A program in a fresh process of Node.
import { spawn } from "node:child_process";
import { join } from "node:path";

/** Runs a command once, with one JSON value in and one out. */
export function ask(command, args, request, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ["pipe", "pipe", "inherit"] });
    const chunks = [];
    child.on("error", reject);
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("close", (status) => {
      if (status === 0) resolve(JSON.parse(Buffer.concat(chunks).toString("utf8").trim().split("\n").at(-1)));
      else reject(new Error(`${command} ${args.join(" ")} ended with status ${status}`));
    });
    child.stdin.end(JSON.stringify(request));
  });
}

/** What `name` of the program gives; `file`: a module. */
export const inNode = (file, request, name = "measure") =>
  ask(process.execPath, [join(import.meta.dirname, "nodeProgram.mjs"), file, name], request);
