import { useState } from 'react';
import type { Basis } from '../../state/engine.ts';
import { useText } from '../../text/use-text.ts';
import { BasisBadge } from '../../ui/basis-badge.tsx';
import { saveCsv } from '../../ui/save-csv.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { basisOrder, useEvidence, type EvidenceGroup, type EvidenceRow } from './use-evidence.ts';

type Filter = Basis | 'all';

/** A file with more rows than this is closed at first: the shares of a mix are many and alike. */
const openRows = 60;

function Row({ row }: { readonly row: EvidenceRow }) {
  const { t, say } = useText();
  const { sourced } = row;
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td className="number">
        <strong>{row.value}</strong>
      </td>
      <td>{row.unit}</td>
      <td>
        <BasisBadge sourced={sourced} about={row.name} />
      </td>
      <td className="source-cell">
        {row.sourceId === 'user' ? t('basis.user') : (row.sourceId ?? t('basis.noSource'))}
        {row.sourceWhere !== null && <span className="secondary"> {row.sourceWhere}</span>}
        {sourced.note !== null && <p className="caption">{say(sourced.note)}</p>}
      </td>
    </tr>
  );
}

function Group({ group, filter }: { readonly group: EvidenceGroup; readonly filter: Filter }) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(group.rows.length <= openRows);
  const rows = group.rows.filter((row) => filter === 'all' || row.sourced.basis === filter);
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr className="group-row">
        <th scope="rowgroup" colSpan={5}>
          <button
            type="button"
            className="group-toggle"
            aria-expanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
            {t(`evidence.files.${group.file.replace('.json', '')}` as 'evidence.files.desk', {
              defaultValue: group.file,
            })}
            <span className="caption">
              {group.file} · {t('assumptions.items', { count: rows.length })}
            </span>
          </button>
        </th>
      </tr>
      {isOpen && rows.map((row) => <Row key={row.key} row={row} />)}
    </tbody>
  );
}

export function ProvenanceTable() {
  const { t } = useText();
  const groups = useEvidence();
  const [filter, setFilter] = useState<Filter>('all');
  const heads = ['item', 'value', 'unit', 'basis', 'source'] as const;
  const save = () => {
    const rows = groups.flatMap((group) =>
      group.rows.map((row) => [group.file, row.name, row.value, row.unit, row.sourced.basis, row.sourced.source]),
    );
    saveCsv('sources.csv', [['file', ...heads.map((head) => t(`evidence.${head}`))], ...rows]);
  };
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('evidence.numbers')}</h2>
        <Segmented
          label={t('evidence.filter')}
          chosen={filter}
          choices={(['all', ...basisOrder] as const).map((each) => ({
            value: each,
            label: each === 'all' ? t('evidence.all') : t(`basis.${each}`),
          }))}
          onChoose={setFilter}
        />
        <button type="button" className="button push" onClick={save}>
          {t('ui.saveCsv')}
        </button>
      </div>
      <table className="table provenance-table">
        <caption className="spoken-only">{t('evidence.numbers')}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'value' ? 'number' : ''}>
                {t(`evidence.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <Group key={group.file} group={group} filter={filter} />
        ))}
      </table>
    </div>
  );
}
