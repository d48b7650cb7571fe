/** For the tests in TypeScript that serve a folder of their own. */
export function serve(options: {
  readonly outDir: string;
  readonly port: number;
  readonly strictPort?: boolean;
}): Promise<{ readonly address: string; close(): Promise<void> }>;
