export function PolicyContext() {
  return null;
}
