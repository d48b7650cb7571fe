/** For the tests in TypeScript. */
export const contentSecurityPolicy: string;
export const headers: Readonly<Record<string, string>>;
