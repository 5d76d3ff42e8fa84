import { hasErrors } from '../../domain/issue.ts';
import { joinIssues } from '../../pack/load-pack.ts';
import type { Policy } from '../../pack/policy-model.ts';
import { decideSideBySide, type SideBySide } from '../../policy/compare.ts';
import { quoteWords, wordDecision, wordFact } from '../../policy/policy-words.ts';
import { readSharedFacts } from '../../policy/read-facts.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { readInlineOrFile, readPolicy } from '../read-input.ts';
import { formatTable } from '../table.ts';
import { showOutcome } from './decide.ts';

interface NamedSide {
  readonly file: string;
  readonly side: SideBySide;
}

function describe(sides: readonly NamedSide[], every: readonly Policy[]): string {
  const ids = [...new Set(sides.flatMap(({ side }) => Object.keys(side.decisions)))];
  const rows = ids.map((id) => {
    const naming = every.find(({ decisions }) => decisions.some((decision) => decision.id === id));
    const name = naming === undefined ? id : `${wordDecision(naming, id).ja} ${id}`;
    return [
      name,
      ...sides.map(({ side: { policy, decisions } }) => {
        const decided = decisions[id];
        if (decided === undefined) return '—';
        const shown = showOutcome(policy, decided.outcome);
        return decided.settled ? shown : `${shown} …`;
      }),
    ];
  });
  const ignored = sides.flatMap(({ file, side }) => {
    if (side.ignored.length === 0) return [];
    const askedBy = (fact: string) => every.find(({ facts }) => facts.some(({ id }) => id === fact)) ?? side.policy;
    const words = quoteWords(side.ignored.map((fact) => wordFact(askedBy(fact), fact)));
    return [`${file}: ${words.ja}は聞きません。 It does not ask for ${words.en}.`];
  });
  return [formatTable(['判断 decision', ...sides.map(({ file }) => file)], rows), ...ignored].join('\n');
}

/** `side-by-side <policy>… --facts <file|inline JSON>`: what several policies say of the same case. */
export function runSideBySide(names: readonly string[], factsText: string): Outcome {
  const readings = names.map((name) => ({ name, ...readPolicy(name) }));
  const given = readInlineOrFile(factsText, '--facts');
  const policies = readings.flatMap(({ policy }) => policy ?? []);
  const [first, ...rest] = policies;
  const facts = first && given.value !== undefined ? readSharedFacts([first, ...rest], given.value, '--facts') : null;
  const issues = [...readings.flatMap((reading) => reading.issues), ...joinIssues(given.issues, facts?.issues ?? [])];
  if (policies.length < names.length || !facts || facts.facts === null || hasErrors(issues)) return refuse(issues);
  const sides = decideSideBySide(policies, facts.facts).map((side, place) => ({ file: names[place] ?? '', side }));
  const json = {
    policies: sides.map(({ file, side: { policy, ...said } }) => ({
      file,
      policy: { id: policy.id, version: policy.version, title: policy.title },
      ...said,
    })),
  };
  return { exit: exitCodes.done, json, text: describe(sides, policies) };
}
