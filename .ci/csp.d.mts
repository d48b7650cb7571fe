/** For the tests in TypeScript. */
export const contentSecurityPolicy: string;
