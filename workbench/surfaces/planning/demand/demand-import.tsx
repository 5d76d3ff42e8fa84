import { useEffect, useMemo, useState } from 'react';
import { edit } from '../../../state/edit.ts';
import { usePack } from '../../../state/documents.ts';
import {
  formatJsonPointer,
  guessMapping,
  hasErrors,
  loadTableFiles,
  readHourlyTable,
  userSource,
  type HourlyMapping,
  type HourlyMeaning,
  type Issue,
  type TableRows,
} from '../../../state/engine.ts';
import type { Json } from '../../../state/json.ts';
import { findPersonalTraces } from '../../../state/personal-data.ts';
import { useText } from '../../../text/use-text.ts';
import { FileButton } from '../../../ui/file-button.tsx';
import { PersonalWarning } from '../../../ui/personal-guard.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { changeDemandDays } from './demand-days.ts';
import { ImportMapping } from './import-mapping.tsx';
import { ImportPreview } from './import-preview.tsx';
import type { DemandView } from './use-demand.ts';

interface Sheet {
  readonly name: string;
  readonly rows: TableRows;
}

const noSheet: Sheet = { name: '', rows: [] };

/** Rows of a table that are searched for personal data: a table that holds any holds it early. */
const searchedRows = 2000;
const mostIssuesShown = 30;

function IssueLines({ issues }: { readonly issues: readonly Issue[] }) {
  const { t, say } = useText();
  if (issues.length === 0) return null;
  return (
    <ul className="import-issues" aria-label={t('demandEdit.issues')}>
      {issues.slice(0, mostIssuesShown).map((issue, place) => (
        <li key={place} className={issue.severity === 'error' ? 'error-text' : 'caption'}>
          <strong>{t(`issues.${issue.severity}`)}</strong> {say(issue.message)}
        </li>
      ))}
      {issues.length > mostIssuesShown && (
        <li className="caption">{t('demandEdit.moreIssues', { count: issues.length - mostIssuesShown })}</li>
      )}
    </ul>
  );
}

/**
 * Contacts by the hour from a spreadsheet: pasted, or a file chosen; its columns named, what it comes to shown, and put
 * into the demand as one step. A table that cannot be used changes nothing and stays to be mended.
 */
export function DemandImport({ view, hours }: { readonly view: DemandView; readonly hours: readonly number[] }) {
  const { t } = useText();
  const { pack } = usePack();
  const [text, setText] = useState('');
  const [sheets, setSheets] = useState<readonly Sheet[]>([]);
  const [chosen, setChosen] = useState(0);
  const [fileIssues, setFileIssues] = useState<readonly Issue[]>([]);
  const [own, setOwn] = useState<HourlyMapping | null>(null);
  const [meaning, setMeaning] = useState<HourlyMeaning>('perDay');
  const [isTotalKept, setTotalKept] = useState(false);
  const [source, setSource] = useState('');
  const [isConfirmed, setConfirmed] = useState(false);
  const [told, setTold] = useState('');
  const sheet = sheets[chosen] ?? noSheet;
  const show = (read: readonly Sheet[]) => {
    const fullest = read.reduce((best, each, place) => {
      return each.rows.length > (read[best]?.rows.length ?? 0) ? place : best;
    }, 0);
    setSheets(read);
    setChosen(fullest);
    setOwn(null);
    setConfirmed(false);
    setTold('');
  };
  const pastedName = t('demandEdit.pasted');
  useEffect(() => {
    if (text.trim() === '') return;
    let isLatest = true;
    void loadTableFiles().then(({ splitTable }) => {
      if (!isLatest) return;
      setFileIssues([]);
      show([{ name: pastedName, rows: splitTable(text) }]);
    });
    return () => {
      isLatest = false;
    };
  }, [text, pastedName]);

  const mapping = useMemo(() => own ?? guessMapping(sheet.rows), [own, sheet]);
  const calendar = pack?.demand?.calendar ?? null;
  const reading = useMemo(
    () =>
      calendar === null || sheet.rows.length === 0
        ? null
        : readHourlyTable(sheet.rows, mapping, calendar, meaning, sheet.name),
    [sheet, mapping, calendar, meaning],
  );
  const isUsable = reading !== null && !hasErrors(reading.issues) && Object.keys(reading.rates).length > 0;
  const traces = useMemo(() => {
    const cells = sheet.rows.slice(0, searchedRows).flatMap((row) => row.filter((cell) => typeof cell === 'string'));
    return findPersonalTraces([...cells, source].join('\n'));
  }, [sheet, source]);
  const hasTotal = Object.hasOwn(view.now, 'total') || Object.hasOwn(view.now, 'funnel');
  const isDayTable = mapping.roles.some((role) =>
    ['weekday', 'saturday', 'sunday', 'holiday', 'daysOff'].includes(role),
  );

  const openFile = async (file: File | undefined) => {
    if (file === undefined) return;
    const { readTableFile } = await loadTableFiles();
    const { tables, issues } = await readTableFile(file.name, new Uint8Array(await file.arrayBuffer()));
    setFileIssues(issues);
    if (tables.length > 0) show(tables);
  };

  const apply = () => {
    if (!isUsable) return;
    const ground =
      source.trim() === ''
        ? ({ basis: 'assumed', source: userSource } as const)
        : ({ basis: 'derived', source: source.trim() } as const);
    const perHour = changeDemandDays(undefined, view.now['perHour'], reading.rates, ground);
    const { total, funnel, ...rest } = view.now;
    const scaled = { ...(total === undefined ? {} : { total }), ...(funnel === undefined ? {} : { funnel }) };
    const value: Json = { ...rest, perHour, ...(isTotalKept ? scaled : {}) };
    edit({ file: 'demand.json', pointer: formatJsonPointer(['channels', view.channel]), value });
    setTold(t('demandEdit.applied'));
  };

  return (
    <section className="demand-import" aria-labelledby="demand-import-title">
      <h3 id="demand-import-title">{t('demandEdit.importTitle')}</h3>
      <p className="caption">{t('demandEdit.importHint')}</p>
      <div className="import-from">
        <textarea
          aria-label={t('demandEdit.paste')}
          placeholder={t('demandEdit.pasteExample')}
          rows={4}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <div className="import-file">
          <FileButton
            label={t('demandEdit.chooseFile')}
            accept=".xlsx,.csv,.tsv,.txt"
            onFiles={([file]) => {
              void openFile(file);
            }}
          />
          {sheets.length > 1 && (
            <label className="caption">
              {t('demandEdit.sheet')}{' '}
              <select
                className="field"
                value={chosen}
                onChange={(event) => {
                  setChosen(Number(event.target.value));
                  setOwn(null);
                }}
              >
                {sheets.map(({ name }, place) => (
                  <option key={name} value={place}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
      </div>
      <IssueLines issues={fileIssues} />
      {sheet.rows.length > 0 && (
        <>
          <ImportMapping rows={sheet.rows} name={sheet.name} mapping={mapping} onChange={setOwn} />
          {isDayTable && (
            <Segmented
              label={t('demandEdit.meaning')}
              chosen={meaning}
              choices={[
                { value: 'perDay', label: t('demandEdit.perDay') },
                { value: 'overCalendar', label: t('demandEdit.overCalendar') },
              ]}
              onChoose={setMeaning}
            />
          )}
          {calendar === null && <p className="error-text">{t('demandEdit.noCalendar')}</p>}
          {reading && <IssueLines issues={reading.issues} />}
          {isUsable && <ImportPreview reading={reading} hours={hours} />}
          <p className="import-ground">
            <label>
              {t('demandEdit.source')}{' '}
              <input
                type="text"
                className="field"
                value={source}
                placeholder={t('demandEdit.sourceExample')}
                onChange={(event) => {
                  setSource(event.target.value);
                  setConfirmed(false);
                }}
              />
            </label>
            {hasTotal && (
              <label>
                <input
                  type="checkbox"
                  checked={isTotalKept}
                  onChange={(event) => {
                    setTotalKept(event.target.checked);
                  }}
                />{' '}
                {t('demandEdit.keepTotal')}
              </label>
            )}
          </p>
          {traces.length > 0 && !isConfirmed && (
            <PersonalWarning
              traces={traces.slice(0, 5)}
              onConfirm={() => {
                setConfirmed(true);
              }}
            />
          )}
          <p className="import-apply">
            <button
              type="button"
              className="button is-primary"
              disabled={!isUsable || (traces.length > 0 && !isConfirmed)}
              onClick={apply}
            >
              {t('demandEdit.apply')}
            </button>
            <span className="caption">{t('demandEdit.applyHint')}</span>
          </p>
        </>
      )}
      <p role="status">{told}</p>
    </section>
  );
}
