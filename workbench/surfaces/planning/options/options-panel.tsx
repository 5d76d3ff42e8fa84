import './options.css';
import { useEffect, useState } from 'react';
import { loadBundledPack } from '../../../state/bundled-packs.ts';
import { readPack, useDocuments } from '../../../state/documents.ts';
import type { PackOption } from '../../../state/engine.ts';
import { findPersonalTraces } from '../../../state/personal-data.ts';
import { currentTexts } from '../../../state/project.ts';
import { store } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { PersonalWarning } from '../../../ui/personal-guard.tsx';
import {
  listApplied,
  listEffects,
  listUngrounded,
  writeEffects,
  type OptionEntries,
  type OptionEntry,
} from './option-edits.ts';
import { OptionRow } from './option-row.tsx';

/** The pack whose switches are offered for every desk. */
const optionsPack = 'ict-options';

function useOptions(): readonly PackOption[] | null {
  const [options, setOptions] = useState<readonly PackOption[] | null>(null);
  useEffect(() => {
    let isShown = true;
    void loadBundledPack(optionsPack).then((texts) => {
      if (isShown) setOptions(readPack(texts).pack?.options ?? []);
    });
    return () => {
      isShown = false;
    };
  }, []);
  return options;
}

/** Switches of ICT with the effects that the user enters for them: the source gives none. */
export default function OptionsPanel() {
  const { t, say } = useText();
  const { now } = useDocuments();
  const options = useOptions();
  const [entries, setEntries] = useState<OptionEntries>({});
  const [isConfirmed, setConfirmed] = useState(false);
  const [told, setTold] = useState('');
  if (options === null) return <p className="caption">{t('ui.loading')}</p>;
  const effects = listEffects(options, entries);
  const ungrounded = listUngrounded(options, entries);
  const changed = effects.length === 0 ? {} : writeEffects(now, effects);
  const isNothing = effects.length > 0 && Object.keys(changed).length === 0;
  const traces = findPersonalTraces(
    Object.values(entries)
      .map(({ ground }) => ground)
      .join('\n'),
  );
  const isHeld = traces.length > 0 && !isConfirmed;
  const applied = listApplied(now);
  const setEntry = (id: string, entry: OptionEntry | null) => {
    const others = Object.fromEntries(Object.entries(entries).filter(([each]) => each !== id));
    setEntries(entry === null ? others : { ...others, [id]: entry });
    setConfirmed(false);
    setTold('');
  };
  const nameOf = (named: string) => {
    const id = named.split(' ')[0] ?? named;
    const label = options.find((option) => option.id === id)?.label;
    return label === undefined ? named : `${t('ictOptions.name', { label: say(label) })}${named.slice(id.length)}`;
  };
  const apply = () => {
    const texts = { ...currentTexts(store.getSnapshot().context.project), ...changed };
    const [file = 'desk.json'] = Object.keys(changed);
    store.trigger.edited({ edit: { file, pointer: '', value: effects.map((each) => ({ ...each })) }, texts });
    setEntries({});
    setTold(t('ictOptions.applied', { count: effects.length }));
  };
  return (
    <div className="options-panel">
      <p>
        <strong>{t('ictOptions.noSizes')}</strong> {t('ictOptions.hint')}
      </p>
      <div className="scroll-region" role="region" aria-label={t('ictOptions.region')} tabIndex={0}>
        <table className="table options-table">
          <caption className="spoken-only">{t('ictOptions.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('ictOptions.option')}</th>
              <th scope="col">{t('ictOptions.effect')}</th>
              <th scope="col">{t('ictOptions.ground')}</th>
            </tr>
          </thead>
          <tbody>
            {options.map((option) => (
              <OptionRow
                key={option.id}
                option={option}
                entry={entries[option.id] ?? null}
                isUngrounded={ungrounded.includes(option)}
                onChange={(entry) => {
                  setEntry(option.id, entry);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      {isHeld && (
        <PersonalWarning
          traces={traces}
          onConfirm={() => {
            setConfirmed(true);
          }}
        />
      )}
      {ungrounded.length > 0 && <p className="error-text">× {t('ictOptions.groundMissing')}</p>}
      {isNothing && <p className="error-text">× {t('ictOptions.nothing')}</p>}
      <p className="options-apply">
        <button
          type="button"
          className="button is-primary"
          disabled={effects.length === 0 || ungrounded.length > 0 || isNothing || isHeld}
          onClick={apply}
        >
          {t('ictOptions.apply')}
        </button>
        <span className="caption">{t('ictOptions.applyHint')}</span>
      </p>
      <p role="status">{told}</p>
      {applied.length > 0 && (
        <p>
          <strong>{t('ictOptions.inPlan')}</strong>{' '}
          {applied.map(({ option, factor }) => `${nameOf(option)} × ${factor}`).join(t('policy.and'))}
        </p>
      )}
    </div>
  );
}
