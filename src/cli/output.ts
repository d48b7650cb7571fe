import { join } from "node:path";
import { openWholeFile } from "./wholeFile.ts";

/** Where lines go. Lines are gathered and written in pieces; what `write` returns must be awaited, so that nothing piles up. */
export interface Output {
  write(line: string): Promise<void>;
  /** Writes what is left; a file appears only now, under its name. */
  finish(): Promise<void>;
  /** Leaves no file behind. */
  discard(): Promise<void>;
}

/** Takes a piece of text and resolves when there is room for the next. */
export type Write = (text: string) => Promise<void>;

const PIECE = 2 ** 16;
/** A slow run's lines are not held back for longer, in milliseconds. */
const PATIENCE = 100;

function gathering(write: Write): { add(line: string): Promise<void>; flush(): Promise<void> } {
  let pieces: string[] = [];
  let length = 0;
  let written = performance.now();
  async function flush(): Promise<void> {
    const text = pieces.join("");
    pieces = [];
    length = 0;
    if (text !== "") await write(text);
    written = performance.now();
  }
  return {
    async add(line) {
      pieces.push(line);
      length += line.length;
      if (length >= PIECE || performance.now() - written >= PATIENCE) await flush();
    },
    flush,
  };
}

export function streamOutput(write: Write): Output {
  const lines = gathering(write);
  return { write: lines.add, finish: lines.flush, discard: async () => undefined };
}

/** DIRECTORY/NAME.ndjson. */
export async function fileOutput(directory: string, name: string): Promise<Output> {
  const file = await openWholeFile(join(directory, `${name}.ndjson`));
  const lines = gathering(file.write);
  const finish = async () => {
    await lines.flush();
    await file.finish();
  };
  return { write: lines.add, finish, discard: file.discard };
}
