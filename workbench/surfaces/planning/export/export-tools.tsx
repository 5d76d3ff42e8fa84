import { lazy, Suspense, useState } from 'react';
import { loadTableFiles } from '../../../state/engine.ts';
import { useText } from '../../../text/use-text.ts';
import { saveCsv } from '../../../ui/save-csv.ts';
import { saveFile } from '../../../ui/save-file.ts';
import type { Staffing } from '../use-staffing.ts';
import { useResultSheets } from './use-result-sheets.ts';

const SummaryPaper = lazy(() => import('../summary/summary-paper.tsx'));

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The results as a sheet to print, as a workbook, and each table of it as CSV. */
export default function ExportTools({ staffing }: { readonly staffing: Staffing }) {
  const { t } = useText();
  const [isSummaryShown, setSummaryShown] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [told, setTold] = useState('');
  const sheets = useResultSheets(staffing);
  const saveWorkbook = async () => {
    if (sheets === null) return;
    setTold(t('exchange.writing'));
    const { writeTableFile } = await loadTableFiles();
    saveFile('madoguchi-plan.xlsx', await writeTableFile(sheets.write()), workbookType);
    setTold(t('exchange.written', { names: 'madoguchi-plan.xlsx' }));
  };
  return (
    <div className="export-tools" role="group" aria-label={t('planExport.tools')}>
      <button
        type="button"
        className="button"
        onClick={() => {
          setSummaryShown(true);
        }}
      >
        {t('planSummary.open')}
      </button>
      <button
        type="button"
        className="button"
        disabled={sheets === null}
        onClick={() => {
          void saveWorkbook();
        }}
      >
        {t('planExport.xlsx')}
      </button>
      <span className="export-csv">
        <select
          className="field"
          aria-label={t('planExport.table')}
          value={chosen}
          onChange={(event) => {
            setChosen(Number(event.target.value));
          }}
        >
          {sheets?.names.map((name, place) => (
            <option key={name} value={place}>
              {name}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button"
          disabled={sheets === null}
          onClick={() => {
            const sheet = sheets?.write()[chosen];
            if (sheet === undefined) return;
            saveCsv(`madoguchi-${sheet.name}.csv`, sheet.rows);
            setTold(t('exchange.written', { names: `madoguchi-${sheet.name}.csv` }));
          }}
        >
          CSV
        </button>
      </span>
      <span role="status" className="caption">
        {told}
      </span>
      {isSummaryShown && (
        <Suspense>
          <SummaryPaper
            hours={staffing.hours}
            onClose={() => {
              setSummaryShown(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
