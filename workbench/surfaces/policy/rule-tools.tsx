import { useState } from 'react';
import { listOf, readAt, type Json } from '../../state/json.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import { readLocalized } from '../../state/sourced.ts';
import { useText } from '../../text/use-text.ts';
import { submitAt } from './editing/editing-store.ts';
import { addRule, deleteRule, duplicateRule, findNeighbour, moveRule, type RuleChange } from './rule-edits.ts';

function apply(policy: Json, change: RuleChange | null, onSelect: (place: number) => void): void {
  if (change === null) return;
  submitAt(policy, '/rules', change.rules);
  onSelect(change.place);
}

/** What can be done with the chosen rule as a whole; every one of these can be undone. */
export function RuleTools(props: {
  readonly policy: Json;
  readonly place: number;
  readonly onSelect: (place: number) => void;
}) {
  const { t } = useText();
  const { policy, place, onSelect } = props;
  const rules = listOf(readAt(policy, 'rules'));
  const tools = [
    {
      word: t('policy.moveUp'),
      isOff: findNeighbour(rules, place, -1) === null,
      act: () => moveRule(rules, place, -1),
    },
    {
      word: t('policy.moveDown'),
      isOff: findNeighbour(rules, place, 1) === null,
      act: () => moveRule(rules, place, 1),
    },
    { word: t('policy.duplicate'), isOff: false, act: () => duplicateRule(rules, place) },
    { word: t('policy.delete'), isOff: false, act: () => deleteRule(rules, place) },
  ];
  return (
    <div className="rule-tools" role="group" aria-label={t('policy.ruleNumber', { number: place + 1 })}>
      {tools.map((tool) => (
        <button
          key={tool.word}
          type="button"
          className="button"
          disabled={tool.isOff}
          onClick={() => {
            apply(policy, tool.act(), onSelect);
          }}
        >
          {tool.word}
        </button>
      ))}
    </div>
  );
}

/** A new rule from a template: what it decides and the fact it looks at; the rest is changed in the rule itself. */
export function AddRule(props: {
  readonly policy: Json;
  readonly words: PolicyWords;
  readonly onSelect: (place: number) => void;
}) {
  const { t } = useText();
  const { policy, words, onSelect } = props;
  const [decision, setDecision] = useState('');
  const [fact, setFact] = useState('');
  const first = words.facts.find((each) => each.isDanger) ?? words.facts[0];
  const chosenDecision = words.decisions.find((each) => each.id === decision) ?? words.decisions[0];
  const chosenFact = words.facts.find((each) => each.id === fact) ?? first;
  if (chosenDecision === undefined || chosenFact === undefined) return null;
  const add = () => {
    const document = listOf(readAt(policy, 'facts')).find((each) => readAt(each, 'id') === chosenFact.id);
    const label = readLocalized(readAt(document, 'label')) ?? { ja: chosenFact.label, en: chosenFact.label };
    const reason = {
      ja: t('policy.newReason', { fact: label.ja, lng: 'ja' }),
      en: t('policy.newReason', { fact: label.en, lng: 'en' }),
    };
    apply(policy, addRule(policy, chosenDecision.id, chosenFact.id, reason), onSelect);
  };
  return (
    <div className="add-rule" role="group" aria-label={t('policy.addRule')}>
      <select
        className="select"
        aria-label={t('policy.addDecision')}
        value={chosenDecision.id}
        onChange={(event) => {
          setDecision(event.target.value);
        }}
      >
        {words.decisions.map((each) => (
          <option key={each.id} value={each.id}>
            {each.label}
          </option>
        ))}
      </select>
      <select
        className="select"
        aria-label={t('policy.addFact')}
        value={chosenFact.id}
        onChange={(event) => {
          setFact(event.target.value);
        }}
      >
        {words.facts.map((each) => (
          <option key={each.id} value={each.id}>
            {each.label}
          </option>
        ))}
      </select>
      <button type="button" className="button" onClick={add}>
        {t('policy.addRule')}
      </button>
    </div>
  );
}
