/** Installs Debian packages where they are missing; throws an error with `sentence` where it cannot. */
export function aptInstall(packages: readonly string[], sentence: string): void;
