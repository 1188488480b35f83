/** A failure that the user can act on. The program prints its message without a stack and exits with code 1. */
export class Failure extends Error {
  override name = 'Failure'
}

/** Runs the action of a command. Prints the message of a `Failure` and exits with code 1. */
export function reportingFailures<Arguments extends unknown[]>(
  act: (...args: Arguments) => Promise<void>,
): (...args: Arguments) => Promise<void> {
  return async (...args) => {
    try {
      await act(...args)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      process.stderr.write(`error: ${error.message}\n`)
      process.exitCode = 1
    }
  }
}
