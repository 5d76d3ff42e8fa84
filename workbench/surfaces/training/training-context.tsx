export function TrainingContext() {
  return null;
}
