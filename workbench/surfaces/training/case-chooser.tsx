import { useState } from 'react';
import { chooseMachine, type MachineId } from '../../state/engine.ts';
import { readLocalized } from '../../state/sourced.ts';
import { useDocuments } from '../../state/documents.ts';
import { useWords } from '../../state/policy-words.ts';
import { useText } from '../../text/use-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { openSession, trainingCharts, useCases } from './use-session.ts';

/** The cases of the pack. What a case holds is not told before it is played; that it may distress is. */
export function CaseChooser() {
  const { t, say } = useText();
  const { pack, cases } = useCases();
  const { now } = useDocuments();
  const words = useWords(now['policy.json']);
  const [chosen, setChosen] = useState<MachineId | null>(null);
  if (pack === null || cases.length === 0) return <p className="column empty">{t('training.noCases')}</p>;
  const machine = chosen ?? chooseMachine(pack);
  return (
    <section className="column case-chooser" aria-labelledby="case-chooser-title" data-region tabIndex={-1}>
      <div className="section-head">
        <h2 id="case-chooser-title">{t('training.choose')}</h2>
        <span className="caption">{t('training.fictional')}</span>
      </div>
      <div className="chart-choice">
        <span>{t('training.chartLabel')}</span>
        <Segmented
          label={t('training.chartLabel')}
          chosen={machine}
          choices={trainingCharts.map((each) => ({ value: each, label: t(`training.chart.${each}`) }))}
          onChoose={setChosen}
        />
        <span className="caption">{t(`training.chartHint.${machine}`)}</span>
      </div>
      <table className="table">
        <caption className="spoken-only">{t('training.choose')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('training.case')}</th>
            <th scope="col">{t('training.consulter')}</th>
            <th scope="col">{t('training.consensus')}</th>
            <th scope="col">{t('training.note')}</th>
            <th scope="col">
              <span className="spoken-only">{t('training.start')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cases.map((each) => {
            const title = say(readLocalized(each.title), each.id);
            return (
              <tr key={each.id}>
                <th scope="row">{title}</th>
                <td>{each.consulter === undefined ? '—' : words.consulter(each.consulter)}</td>
                <td>{each.consensus === undefined ? '—' : t(`training.${each.consensus}`)}</td>
                <td>{each.distress === true ? t('training.distress') : ''}</td>
                <td className="number">
                  <button
                    type="button"
                    className="button"
                    aria-label={t('training.startOf', { title })}
                    onClick={() => {
                      openSession(pack, each, machine);
                    }}
                  >
                    {t('training.start')}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
