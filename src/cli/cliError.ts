/** What the user can mend: told in one line on standard error, exit status 2. */
export class CliError extends Error {}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file or directory",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "is a directory",
  ENOTDIR: "is not a directory",
  EEXIST: "exists already and is not a directory",
  ENOSPC: "no space left on the device",
  EROFS: "the file system is read-only",
  ENAMETOOLONG: "the name is too long",
};

/** Why the file system refused, in a few words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code] ?? code;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/** What the file system refuses is the user's to mend; that the reader of a pipe has gone is no error. */
export async function asFileError<T>(what: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Error && "syscall" in error && codeOf(error) !== "EPIPE") {
      throw new CliError(`${what}: cannot be written: ${reasonOf(error)}`);
    }
    throw error;
  }
}
