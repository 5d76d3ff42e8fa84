export function EvidenceSurface() {
  return null;
}
