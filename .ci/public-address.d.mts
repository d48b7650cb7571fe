/** For the tests in TypeScript. */
export function publicAddress(written: string): string;
export function writePublicAddress(folder: string, address: string): void;
