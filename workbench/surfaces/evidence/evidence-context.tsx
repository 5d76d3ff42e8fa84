export function EvidenceContext() {
  return null;
}
