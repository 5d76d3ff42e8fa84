export function PolicySurface() {
  return null;
}
