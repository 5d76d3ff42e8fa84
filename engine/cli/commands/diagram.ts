import { isMachineId, machineIds } from '../../casework/charts.ts';
import { drawDiagramPart } from '../../casework/diagram-part.ts';
import { drawDiagram } from '../../casework/diagram-svg.ts';
import { describeDiagram } from '../../casework/diagram.ts';
import { createCliIssue } from '../cli-issues.ts';
import { OptionReader } from '../options.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { formatTable } from '../table.ts';

/** Options of `diagram` as commander gives them. */
export interface DiagramOptions {
  readonly svg?: true;
  readonly lang: string;
  readonly state?: string;
  readonly part?: string;
}

/**
 * `diagram <machine>`: a statechart as states and transitions, with words in both languages; with `--svg` its picture in
 * one language, `--state` marked as the current one; with `--part` that state opened up, every move in it drawn.
 */
export function runDiagram(machine: string, options: DiagramOptions): Outcome {
  const reader = new OptionReader();
  const language = reader.word('--lang', options.lang, ['ja', 'en']);
  if (!isMachineId(machine)) {
    const allowed = { ja: machineIds.join('・'), en: machineIds.join(', ') };
    return refuse([
      createCliIssue('option-wrong', { file: 'diagram', pointer: '' }, { option: 'machine', got: machine, allowed }),
    ]);
  }
  const diagram = describeDiagram(machine);
  const idsOf = (states: typeof diagram.states) => states.map(({ id }) => id) as [string, ...string[]];
  if (options.state !== undefined) reader.word('--state', options.state, idsOf(diagram.states));
  if (options.part !== undefined) reader.word('--part', options.part, idsOf(diagram.states));
  if (reader.issues.length > 0) return refuse(reader.issues);
  if (options.svg) {
    const drawing = { language, current: options.state };
    const svg =
      options.part === undefined ? drawDiagram(diagram, drawing) : drawDiagramPart(diagram, drawing, options.part);
    return { exit: exitCodes.done, json: { svg }, text: svg };
  }
  const rows = diagram.transitions.map((each) => [each.from, each.label.ja, each.to]);
  return { exit: exitCodes.done, json: diagram, text: formatTable(['から from', '出来事 event', 'へ to'], rows) };
}
