import { Fragment, useState } from 'react';
import { useDocuments } from '../../../state/documents.ts';
import { edit } from '../../../state/edit.ts';
import {
  listOperatingRows,
  operatingPatterns,
  operatingSteps,
  staffClasses,
  timeBands,
  type OperatingPattern,
  type OperatingStep,
  type Operations,
  type StaffClass,
} from '../../../state/engine.ts';
import { readAt } from '../../../state/json.ts';
import { readSourced } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { BasisBadge } from '../../../ui/basis-badge.tsx';
import { missing } from '../../../ui/format.ts';
import { useOperatingWord } from './operating-word.ts';
import { changeDuty, choosePerformers, listDutyBands, type DutyBand, type Performers } from './pattern-edits.ts';

function isPattern(value: string): value is OperatingPattern {
  return operatingPatterns.some((pattern) => pattern === value);
}

/** The four steps of an office by band and line, who takes part in each, and the score and pattern that follow. */
export function OfficePatterns({ operations }: { readonly operations: Operations }) {
  const { t } = useText();
  const { now, original } = useDocuments();
  const [opened, setOpened] = useState<string | null>(null);
  const document = now['operations.json'];
  const rows = listOperatingRows(operations);
  const duties = listDutyBands(document, timeBands);
  const word = useOperatingWord();
  const put = (duty: DutyBand, steps: Performers) => {
    edit({ file: 'operations.json', pointer: '/duties', value: changeDuty(document, duty, steps) });
  };
  const rowOf = (duty: DutyBand) =>
    rows.find(
      ({ line, band, shift }) =>
        band === duty.band &&
        (duty.lines === null || duty.lines.includes(line)) &&
        (duty.shifts === null || (shift !== null && duty.shifts.includes(shift))),
    );
  const linesOf = (duty: DutyBand) =>
    Object.entries(operations.lines)
      .filter(([line, bands]) => bands.includes(duty.band) && (duty.lines?.includes(line) ?? true))
      .map(([line]) => word(line));
  const toggle = (duty: DutyBand, step: OperatingStep, each: StaffClass) => {
    const before = duty.steps[step];
    const after = before.includes(each) ? before.filter((one) => one !== each) : [...before, each];
    if (after.length > 0) put(duty, { ...duty.steps, [step]: staffClasses.filter((one) => after.includes(one)) });
  };
  return (
    <section aria-labelledby="office-patterns">
      <h3 id="office-patterns">{t('operating.office')}</h3>
      <p className="caption">{t('operating.rule', operations.scoring.weights)}</p>
      <div className="scroll-region" role="region" aria-label={t('operating.officeRegion')} tabIndex={0}>
        <table className="table patterns-table">
          <caption className="spoken-only">{t('operating.office')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('operating.when')}</th>
              {operatingSteps.map((step) => (
                <th key={step} scope="col">
                  {word(step)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('operating.score')}
              </th>
              <th scope="col">{t('operating.pattern')}</th>
              <th scope="col">{t('operating.printed')}</th>
              <th scope="col">
                <span className="spoken-only">{t('operating.change')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {duties.map((duty) => {
              const row = rowOf(duty);
              const key = [duty.band, duty.lines?.join() ?? '', duty.shifts?.join() ?? ''].join('/');
              const shifts = duty.shifts?.map(word).join(t('policy.and'));
              const name = [word(duty.band), shifts ?? '', linesOf(duty).join(t('policy.and'))]
                .filter(Boolean)
                .join(' ');
              const printed = operations.printedPatterns?.[duty.band];
              const stored = readSourced(readAt(document, 'printedPatterns', duty.band));
              const before = listDutyBands(original['operations.json'], timeBands).find(
                (each) => [each.band, each.lines?.join() ?? '', each.shifts?.join() ?? ''].join('/') === key,
              );
              const pattern = row?.pattern ?? null;
              return (
                <Fragment key={key}>
                  <tr>
                    <th scope="row">
                      {word(duty.band)} {shifts}
                      <span className="caption pattern-lines">{linesOf(duty).join(t('policy.and'))}</span>
                    </th>
                    {operatingSteps.map((step) => {
                      const isChanged = before !== undefined && before.steps[step].join() !== duty.steps[step].join();
                      return (
                        <td key={step} className={isChanged ? 'is-changed' : ''}>
                          {duty.steps[step].map(word).join(t('policy.and'))}
                        </td>
                      );
                    })}
                    <td className="number">
                      <strong>{row?.score ?? missing}</strong>
                    </td>
                    <td>
                      <select
                        className="field"
                        aria-label={t('operating.patternOf', { name })}
                        value={pattern ?? ''}
                        onChange={(event) => {
                          const { value } = event.target;
                          if (isPattern(value)) put(duty, choosePerformers(value, duty.steps));
                        }}
                      >
                        {pattern === null && <option value="">{missing}</option>}
                        {operatingPatterns.map((each) => (
                          <option key={each} value={each}>
                            {word(each)}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td>
                      {printed === undefined ? (
                        missing
                      ) : (
                        <>
                          {printed.map(word).join(t('operating.or'))}{' '}
                          {pattern !== null && (
                            <span className="caption">
                              {t(printed.includes(pattern) ? 'operating.same' : 'operating.other')}
                            </span>
                          )}{' '}
                          {stored && (
                            <BasisBadge sourced={stored} about={`${t('operating.printed')} ${word(duty.band)}`} />
                          )}
                        </>
                      )}
                    </td>
                    <td>
                      <button
                        type="button"
                        className="button"
                        aria-expanded={opened === key}
                        aria-label={t('operating.changeOf', { name })}
                        onClick={() => {
                          setOpened(opened === key ? null : key);
                        }}
                      >
                        {t('operating.change')}
                      </button>
                    </td>
                  </tr>
                  {opened === key && (
                    <tr className="pattern-editor">
                      <td colSpan={operatingSteps.length + 5}>
                        {operatingSteps.map((step) => (
                          <fieldset key={step}>
                            <legend>{word(step)}</legend>
                            {staffClasses.map((each) => {
                              const isOnly = duty.steps[step].length === 1 && duty.steps[step].includes(each);
                              return (
                                <label key={each}>
                                  <input
                                    type="checkbox"
                                    checked={duty.steps[step].includes(each)}
                                    disabled={isOnly}
                                    onChange={() => {
                                      toggle(duty, step, each);
                                    }}
                                  />{' '}
                                  {word(each)} <span className="caption">{operations.scoring.weights[each]}</span>
                                </label>
                              );
                            })}
                          </fieldset>
                        ))}
                        <p className="caption">{t('operating.editorHint')}</p>
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
