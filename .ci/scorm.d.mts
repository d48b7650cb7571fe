/** For the tests in TypeScript. */
export function scormManifest(of: { readonly page: string; readonly version: string }): string;
export function scormZip(page: string, bytes: Uint8Array): Promise<Uint8Array>;
