export function TrainingSurface() {
  return null;
}
