import type { MachineId } from '../charts.ts';
import type { ChartWords } from './chart-words.ts';
import { consultationWords } from './consultation-words.ts';
import { reportWords } from './report-words.ts';
import { supportWords } from './support-words.ts';

const words: Readonly<Record<MachineId, ChartWords>> = {
  consultation: consultationWords,
  report: reportWords,
  support: supportWords,
};

/** The words of a chart. */
export function requireWords(machineId: MachineId): ChartWords {
  return words[machineId];
}
