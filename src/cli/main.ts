#!/usr/bin/env node
import type { Write } from "./output.ts";
import { program } from "./program.ts";

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interruption.abort());

/** Resolves when the stream has taken the text, so that a slow reader slows the run down. */
function writeTo(stream: NodeJS.WriteStream): Write {
  stream.on("error", () => undefined); // the write's own callback has it too
  return (text) => new Promise((done, fail) => stream.write(text, (error) => (error ? fail(error) : done())));
}

process.exitCode = await program(process.argv.slice(2), {
  stdout: writeTo(process.stdout),
  stderr: writeTo(process.stderr),
  signal: interruption.signal,
  isTerminal: process.stderr.isTTY,
});
