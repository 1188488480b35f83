/** A failure that the user can act on. The program prints its message without a stack and exits with code 1. */
export class Failure extends Error {
  override name = 'Failure'
}

/** Runs the action of a command. Prints the message of a `Failure`, or of the operating system, and exits with code 1. */
export function reportingFailures<Arguments extends unknown[]>(
  act: (...args: Arguments) => Promise<void>,
): (...args: Arguments) => Promise<void> {
  return async (...args) => {
    try {
      await act(...args)
    } catch (error) {
      const message = error instanceof Failure ? error.message : systemMessage(error)
      if (message === undefined) throw error
      process.stderr.write(`error: ${message}\n`)
      process.exitCode = 1
    }
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  EEXIST: 'it exists already',
  ENOTEMPTY: 'the folder is not empty',
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EBUSY: 'another program uses it',
}

/** Returns a sentence for an error of the operating system about a path or a port. */
function systemMessage(error: unknown): string | undefined {
  const { code = '', path, port } = error as NodeJS.ErrnoException & { port?: number }
  const reason = REASONS[code]
  if (reason === undefined) return undefined
  if (port !== undefined) return `Could not listen on port ${port}: ${reason}. Choose another with --port.`
  return `Could not read or write ${path ?? 'a file'}: ${reason}.`
}
