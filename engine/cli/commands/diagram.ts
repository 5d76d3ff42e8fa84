import { isMachineId, machineIds } from '../../casework/charts.ts';
import { describeDiagram } from '../../casework/diagram.ts';
import { createCliIssue } from '../cli-issues.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { formatTable } from '../table.ts';

/** `diagram <machine>`: a statechart as states and transitions, with words in both languages. */
export function runDiagram(machine: string): Outcome {
  if (!isMachineId(machine)) {
    const allowed = { ja: machineIds.join('・'), en: machineIds.join(', ') };
    return refuse([
      createCliIssue('option-wrong', { file: 'diagram', pointer: '' }, { option: 'machine', got: machine, allowed }),
    ]);
  }
  const diagram = describeDiagram(machine);
  const rows = diagram.transitions.map((each) => [each.from, each.label.ja, each.to]);
  return { exit: exitCodes.done, json: diagram, text: formatTable(['から from', '出来事 event', 'へ to'], rows) };
}
