/** For the tests in TypeScript that build a worker of their own. */
export function buildWorker(entry: string): Promise<{ readonly code: string; readonly files: readonly string[] }>;
