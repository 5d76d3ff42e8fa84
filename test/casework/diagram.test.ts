import { describe, expect, it } from 'vitest';
import { machineIds, requireChart } from '../../engine/casework/charts.ts';
import { describeDiagram } from '../../engine/casework/diagram.ts';
import type { Localized } from '../../engine/domain/localized.ts';
import { requireWords } from '../../engine/casework/words/words-of-charts.ts';
import { listRelevantDirectives, walkChart } from './chart-walk.ts';

const japanese = /[぀-ヿ一-鿿]/;

describe.each(machineIds)('the diagram of "%s"', (machineId) => {
  const diagram = describeDiagram(machineId);
  const { events, timers } = requireChart(machineId);
  const words = requireWords(machineId);
  const ids = new Set(diagram.states.map(({ id }) => id));

  it('shows every state that a case can be in, and no transition from or to nowhere', () => {
    for (const { value } of walkChart(machineId, listRelevantDirectives(machineId)).states.values()) {
      for (const leaf of value.split('+')) expect(ids.has(leaf)).toBe(true);
    }
    for (const { from, to } of diagram.transitions) {
      expect(ids).toContain(from);
      expect(ids).toContain(to);
    }
  });

  it('shows every event and every timer of the vocabulary', () => {
    expect(new Set(diagram.transitions.flatMap(({ timer }) => timer ?? []))).toEqual(new Set(timers));
    const shown = diagram.transitions.filter(({ timer }) => timer === null).map(({ event }) => event);
    expect(new Set(shown)).toEqual(new Set(events));
  });

  it('has Japanese and English words for every state, event, timer, guard and act', () => {
    const labels: Localized[] = [
      diagram.title,
      ...diagram.states.flatMap(({ label, entry, exit }) => [label, ...entry, ...exit]),
      ...diagram.transitions.flatMap(({ label, guard, acts }) => [label, ...acts, ...(guard ? [guard.label] : [])]),
    ];
    for (const { ja, en } of labels) {
      expect(ja).toMatch(japanese);
      expect(en).not.toMatch(japanese);
      expect(en).not.toMatch(/^\w+\.\w+/);
    }
  });

  it('keeps no word that the chart does not use', () => {
    const guards = new Set(diagram.transitions.flatMap(({ guard }) => guard?.id ?? []));
    expect(Object.keys(words.states).filter((id) => !ids.has(id))).toEqual([]);
    expect(Object.keys(words.events).filter((id) => !events.includes(id))).toEqual([]);
    expect(Object.keys(words.timers).filter((id) => !timers.includes(id))).toEqual([]);
    const acts = new Set([
      ...diagram.states.flatMap(({ entry, exit }) => [...entry, ...exit]),
      ...diagram.transitions.flatMap((each) => each.acts),
    ]);
    expect(Object.entries(words.acts).filter(([, act]) => !acts.has(act))).toEqual([]);
    expect(Object.keys(words.guards).filter((id) => !guards.has(id))).toEqual([]);
  });

  it('marks one start at the top, and the ends', () => {
    expect(diagram.states.filter(({ parent, initial }) => parent === null && initial)).toHaveLength(1);
    expect(diagram.states.filter(({ ended }) => ended).length).toBeGreaterThan(3);
  });
});
