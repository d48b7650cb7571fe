// node nodeProgram.mjs FILE NAME: calls what the module exports by that name with the JSON of standard input.
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const [file, name] = process.argv.slice(2);
const program = await import(pathToFileURL(file).href);
console.log(JSON.stringify(await program[name](JSON.parse(await text(process.stdin)))));
process.exit();
