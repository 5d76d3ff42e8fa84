import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../engine/pack/load-policy.ts';
import { setAtPointer } from '../../engine/pack/set-value.ts';

const practice = readFileSync(new URL('../fixtures/policies/practice-desk.json', import.meta.url), 'utf8');

/** Places of the practice desk with what is written there, each of them one fault: of form, of name or of value. */
const faults: readonly (readonly [pointer: string, value: unknown])[] = [
  ['/formatVersion', 0],
  ['/colour', 'red'],
  ['/title', 7],
  ['/effectiveFrom', 'tomorrow'],
  ['/facts/0/colour', 'red'],
  ['/facts/1/id', 'visibleInjury'],
  ['/facts/2/proxy', 'yes'],
  ['/facts/3/min', 0.5],
  ['/groups/0/of/1', 'cryingHerd'],
  ['/groups/0/other', 1],
  ['/decisions/0/otherwise', 'lowest'],
  ['/decisions/0/hit', 'best'],
  ['/decisions/1/carriesOut/municipalty', 'refer'],
  ['/decisions/0/means', { hihg: ['emergency'] }],
  ['/decisions/1/means', { municipality: ['sleep'] }],
  ['/decisions/2/concerns', 'money'],
  ['/rules/0/priority', 0],
  ['/rules/0/conditions/all/0/fact', 'visibleInjry'],
  ['/rules/0/conditions/all/0/path', '$.x'],
  ['/rules/0/event/params/approvals', 'supervisor'],
  ['/rules/0/event/params/deadlineHours', -1],
  ['/rules/1/conditions/any/0/value', 'many'],
  ['/rules/1/conditions/any/1/not/operator', 'within'],
  ['/rules/1/conditions/any/1/not/value/0', 'grave'],
  ['/rules/1/event/params/outcome', 'highest'],
  ['/rules/2/name', 'injured infant'],
  ['/rules/2/event/type', 'actors'],
  ['/rules/2/onSuccess', true],
  ['/rules/3/conditions/all', []],
  ['/rules/3/event/type', 5],
  ['/floors/0/atLeast', 'top'],
  ['/floors/0/when/value', 3],
  ['/overrides/up/roles', 'everyone'],
  ['/invariants/0/id', 'prototype'],
  ['/invariants/0/then/notIn', ['lowest']],
  ['/invariants/0/colour', 'red'],
  ['/tests/0/facts/childAge', 99],
  ['/tests/0/facts/visibleInjry', true],
  ['/tests/0/expect/urgency', 'soon'],
  ['/tests/0/name', 1],
  ['/history/0/date', '01/09/2018'],
  ['/history/0/approvedBy', 3],
];

function issuesWith(...chosen: readonly (readonly [string, unknown])[]): string[] {
  let document: unknown = JSON.parse(practice);
  for (const [pointer, value] of chosen) document = setAtPointer(document, pointer, value).document;
  return loadPolicy(document, 'policy.json').issues.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('Every fault of a policy is told at once', () => {
  it.each(faults)('%s is a fault by itself', (pointer, value) => {
    expect(issuesWith([pointer, value])).not.toEqual([]);
  });

  it('no fault hides another one, of whatever sort they are', () => {
    const hidden: string[] = [];
    for (const [place, one] of faults.entries()) {
      for (const other of faults.slice(place + 1)) {
        const together = new Set(issuesWith(one, other));
        for (const issue of [...issuesWith(one), ...issuesWith(other)]) {
          if (!together.has(issue)) hidden.push(`${one[0]} + ${other[0]} hide ${issue}`);
        }
      }
    }
    expect(hidden).toEqual([]);
  });

  it('a rule without conditions is still judged by what it decides', () => {
    const document = JSON.parse(practice) as { rules: { conditions?: object; event: { type: string } }[] };
    delete document.rules[0]?.conditions;
    if (document.rules[0]) document.rules[0].event.type = 'urgncy';
    const codes = loadPolicy(document, 'policy.json').issues.map(({ code }) => code);
    expect(codes).toEqual(['missing-value', 'unknown-decision']);
  });

  it('a fact of an unknown kind is still judged by its members', () => {
    const codes = issuesWith(['/facts/0/kind', 'yesNo'], ['/facts/0/colour', 'red']);
    expect(codes).toEqual(expect.arrayContaining(['not-an-option /facts/0/kind', 'unknown-key /facts/0/colour']));
  });
});

describe('Dates and format versions', () => {
  it.each(['tomorrow', '2018-4-1', '2018-02-30', '20180401', 2018, 'FY2018'])('%j is no date', (date) => {
    expect(issuesWith(['/effectiveFrom', date])).toEqual(['date-not-real /effectiveFrom']);
    expect(issuesWith(['/history/0/date', date])).toEqual(['date-not-real /history/0/date']);
  });

  it('a policy may leave open from when it holds', () => {
    expect(issuesWith(['/effectiveFrom', null])).toEqual([]);
  });

  it.each([
    [2, 'format-too-new'],
    [0, 'not-an-option'],
    [-1, 'not-an-option'],
    [0.5, 'not-an-option'],
    ['1', 'not-an-option'],
  ])('format version %j is refused as %s', (version, code) => {
    expect(issuesWith(['/formatVersion', version])).toEqual([`${code} /formatVersion`]);
  });
});
