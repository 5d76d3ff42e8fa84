import { machineIds } from '../../casework/charts.ts';
import { hasErrors } from '../../domain/issue.ts';
import { createPackIssue } from '../../pack/pack-issues.ts';
import { readChoices } from '../../training/choice.ts';
import { setUpWalkthrough } from '../../training/set-up-walkthrough.ts';
import { walkCase, type CaseWalk } from '../../training/walk-case.ts';
import { createCliIssue } from '../cli-issues.ts';
import { OptionReader } from '../options.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { readInlineOrFile, readPack } from '../read-input.ts';
import { formatTable } from '../table.ts';

function describe(walk: CaseWalk): string {
  const rows = walk.steps.map((step) => [
    `${String(step.minute)} 分`,
    JSON.stringify(step.choice),
    step.stateLabel.ja,
    Object.entries(step.outcomes)
      .map(([decision, outcome]) => `${decision}=${JSON.stringify(outcome)}`)
      .join(' '),
  ]);
  const missed = walk.missedGraveSigns.length === 0 ? '—' : walk.missedGraveSigns.join(', ');
  const heads = ['時刻 minute', '選んだこと choice', '状態 state', '方針の判断 policy'];
  return `${formatTable(heads, rows)}\n見落とした重大なサイン missed grave signs: ${missed}`;
}

/** Options of `walk` as commander gives them. */
export interface WalkOptions {
  readonly answers: string;
  readonly machine?: string;
}

/** `walk <pack> <case> --answers <file>`: plays choices over a fictional case and debriefs them. */
export function runWalk(packName: string, caseId: string, { answers: answersText, machine }: WalkOptions): Outcome {
  const reader = new OptionReader();
  const chart = machine === undefined ? undefined : reader.word('--machine', machine, machineIds);
  const { pack, issues } = readPack(packName);
  const answers = readInlineOrFile(answersText, '--answers');
  const reading = answers.value === undefined ? null : readChoices(answers.value, '--answers');
  const all = [...reader.issues, ...issues, ...answers.issues, ...(reading?.issues ?? [])];
  if (pack === null || !reading?.choices || hasErrors(all)) return refuse(all);
  const scenario = pack.cases.find((each) => each.id === caseId);
  if (scenario === undefined) {
    const allowed = pack.cases.map((each) => each.id);
    return refuse([createCliIssue('case-not-found', { file: packName, pointer: '' }, { got: caseId, allowed })]);
  }
  if (pack.policy === null) {
    return refuse([createPackIssue('policy-missing', { file: packName, pointer: '' }, { name: 'walk' })]);
  }
  const walk = walkCase(setUpWalkthrough(pack, scenario, chart), reading.choices);
  return { exit: exitCodes.done, json: walk, text: describe(walk) };
}
