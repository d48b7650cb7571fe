/** For the tests in TypeScript. */
export function singleFileText(): Promise<string>;
