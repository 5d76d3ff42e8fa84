import { useState } from 'react';
import {
  compareWithAppendix,
  operatingPatterns,
  recountPatterns,
  type OperationsSurvey,
} from '../../../state/engine.ts';
import { useText } from '../../../text/use-text.ts';
import { formatNumber, formatPercent, missing } from '../../../ui/format.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { useOperatingWord } from './operating-word.ts';
import { findPrinted } from './survey-counts.ts';

/** Offices by pattern, recounted from the appendix beside what the survey prints, by line and band. */
export function SurveyPatterns({ survey }: { readonly survey: OperationsSurvey }) {
  const { t, say } = useText();
  const known = useOperatingWord();
  const counted = recountPatterns(survey);
  const lines = [...new Set(counted.map(({ line }) => line))];
  const [chosen, setChosen] = useState(lines[0] ?? 'line189');
  const differences = compareWithAppendix(survey);
  const word = (id: string) => say(survey.labels[id] ?? null, known(id));
  const shown = counted.filter(({ line }) => line === chosen);
  const title = t('operating.survey');
  const tableTitle = (id: string) => say(survey.tables.find((table) => table.id === id)?.title ?? null, id);
  return (
    <section aria-labelledby="survey-patterns">
      <h3 id="survey-patterns">{title}</h3>
      <p>
        <strong>{t('operating.vignette')}</strong> {say(survey.vignette)}
      </p>
      <Segmented
        label={t('operating.line')}
        chosen={chosen}
        choices={lines.map((line) => ({ value: line, label: word(line) }))}
        onChoose={setChosen}
      />
      <div className="scroll-region" role="region" aria-label={t('operating.surveyRegion')} tabIndex={0}>
        <table className="table patterns-table">
          <caption className="caption">
            {t('operating.surveyCaption', { line: word(chosen) })} {t('operating.vignette')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('operating.band')}</th>
              <th scope="col" className="number">
                {t('operating.base')}
              </th>
              {operatingPatterns.map((pattern) => (
                <th key={pattern} scope="col" className="number">
                  {word(pattern)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('operating.unknown')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ band, base, counts }) => (
              <tr key={band}>
                <th scope="row">{word(band)}</th>
                <td className="number">{formatNumber(base)}</td>
                {operatingPatterns.map((pattern) => {
                  const printed = findPrinted(survey, chosen, band, pattern);
                  const isSame = printed === counts[pattern];
                  return (
                    <td key={pattern} className="number pattern-count">
                      <strong>{formatNumber(counts[pattern])}</strong>{' '}
                      <span className="caption">
                        {base === 0 ? missing : `${formatPercent(counts[pattern] / base)}%`} {isSame ? '' : '× '}
                        {t('operating.printedCount', { count: printed === null ? missing : formatNumber(printed) })}
                      </span>
                      <span
                        className={`pattern-bar is-${pattern}`}
                        style={{ width: `${String(base === 0 ? 0 : (counts[pattern] / base) * 100)}%` }}
                        aria-hidden="true"
                      />
                    </td>
                  );
                })}
                <td className="number">{formatNumber(counts.unknown)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{t('operating.differences', { count: differences.length })}</p>
      {differences.length > 0 && (
        <ul className="pattern-differences">
          {differences.map((each) => (
            <li key={`${each.table}/${each.row}/${each.column}`}>
              {t('operating.difference', {
                table: tableTitle(each.table),
                row: word(each.row),
                column: word(each.column),
                printed: each.printed,
                recomputed: each.recomputed,
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
