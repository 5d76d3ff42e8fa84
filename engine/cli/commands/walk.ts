import { hasErrors } from '../../domain/issue.ts';
import { createPackIssue } from '../../pack/pack-issues.ts';
import { compilePolicy } from '../../policy/compile.ts';
import { readChoices } from '../../training/choice.ts';
import { listTimerMinutes } from '../../training/timer-minutes.ts';
import { walkCase, type CaseWalk } from '../../training/walk-case.ts';
import { createCliIssue } from '../cli-issues.ts';
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

/** `walk <pack> <case> --answers <file>`: plays choices over a fictional case and debriefs them. */
export function runWalk(packName: string, caseId: string, answersText: string): Outcome {
  const { pack, issues } = readPack(packName);
  const answers = readInlineOrFile(answersText, '--answers');
  const reading = answers.value === undefined ? null : readChoices(answers.value, '--answers');
  const all = [...issues, ...answers.issues, ...(reading?.issues ?? [])];
  if (pack === null || !reading?.choices || hasErrors(all)) return refuse(all);
  const scenario = pack.cases.find((each) => each.id === caseId);
  if (scenario === undefined) {
    const allowed = pack.cases.map((each) => each.id);
    return refuse([createCliIssue('case-not-found', { file: packName, pointer: '' }, { got: caseId, allowed })]);
  }
  if (pack.policy === null) {
    return refuse([createPackIssue('policy-missing', { file: packName, pointer: '' }, { name: 'walk' })]);
  }
  const setup = {
    scenario,
    policy: compilePolicy(pack.policy),
    machine: 'consultation',
    timerMinutes: listTimerMinutes(pack),
    questionMinutes: 1,
    judgementsMerged: false,
  } as const;
  const walk = walkCase(setup, reading.choices);
  return { exit: exitCodes.done, json: walk, text: describe(walk) };
}
