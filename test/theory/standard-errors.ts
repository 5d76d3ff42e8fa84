/** Mean and standard error of values that are independent of each other. */
export function estimate(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** How many standard errors the mean of the values is away from the exact answer, after allowing for a known bias. */
export function scoreAgainst(values: readonly number[], exact: number, bias = 0): number {
  const { mean, error } = estimate(values);
  return Math.max(0, Math.abs(mean - exact) - bias) / error;
}
