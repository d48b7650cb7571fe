/** Lines that come in any order, passed on in the order of `indices`, each as soon as those before it are there. */
export function linesInOrder(
  indices: readonly number[],
  write: (line: string) => Promise<void>,
): (index: number, line: string) => Promise<void> {
  const waiting = new Map<number, string>();
  let next = 0;
  let writing = Promise.resolve();

  async function pass(): Promise<void> {
    for (
      let line = waiting.get(indices[next] as number);
      line !== undefined;
      line = waiting.get(indices[next] as number)
    ) {
      waiting.delete(indices[next] as number);
      next++;
      await write(line);
    }
  }
  return (index, line) => {
    waiting.set(index, line);
    writing = writing.then(pass);
    return writing;
  };
}
