/**
 * Thrown when a caller breaks a function's contract (our fault, exit code 3). Bad *data* is never thrown: it is an
 * {@link Issue}.
 */
export class EngineError extends Error {
  constructor(
    /** Stable machine-readable name of the fault, kebab-case. */
    readonly code: string,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'EngineError';
  }
}
