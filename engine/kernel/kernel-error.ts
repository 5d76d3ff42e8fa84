/** Thrown when a caller breaks a contract of the kernel; `code` is stable and kebab-case. */
export class KernelError extends Error {
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'KernelError';
  }
}
