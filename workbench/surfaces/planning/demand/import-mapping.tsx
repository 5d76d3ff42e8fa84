import {
  columnRoles,
  transposeRows,
  type ColumnRole,
  type HourlyMapping,
  type TableRows,
} from '../../../state/engine.ts';
import { useText } from '../../../text/use-text.ts';

const shownRows = 5;
const shownColumns = 30;

function isRole(value: string): value is ColumnRole {
  return columnRoles.some((role) => role === value);
}

/** The first rows of a table with the role of each column above it; all of it can be set otherwise. */
export function ImportMapping(props: {
  readonly rows: TableRows;
  readonly name: string;
  readonly mapping: HourlyMapping;
  readonly onChange: (mapping: HourlyMapping) => void;
}) {
  const { t } = useText();
  const { rows, name, mapping, onChange } = props;
  const table = mapping.isTransposed ? transposeRows(rows) : rows;
  const width = Math.min(
    shownColumns,
    table.slice(0, 200).reduce((most, row) => Math.max(most, row.length), 0),
  );
  const columns = Array.from({ length: width }, (_, column) => column);
  const rolesOf = (changed: number, role: ColumnRole) =>
    columns.map((column) => (column === changed ? role : (mapping.roles[column] ?? 'ignored')));
  return (
    <>
      <p className="import-form">
        <label>
          <input
            type="checkbox"
            checked={mapping.hasHeader}
            onChange={(event) => {
              onChange({ ...mapping, hasHeader: event.target.checked });
            }}
          />{' '}
          {t('demandEdit.hasHeader')}
        </label>
        <label>
          <input
            type="checkbox"
            checked={mapping.isTransposed}
            onChange={(event) => {
              onChange({ ...mapping, isTransposed: event.target.checked });
            }}
          />{' '}
          {t('demandEdit.isTransposed')}
        </label>
      </p>
      <div className="scroll-region" role="region" aria-label={t('demandEdit.mapping', { name })} tabIndex={0}>
        <table className="table import-mapping">
          <caption className="spoken-only">{t('demandEdit.mapping', { name })}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  <select
                    className="field"
                    aria-label={t('demandEdit.roleOf', { column: column + 1 })}
                    value={mapping.roles[column] ?? 'ignored'}
                    onChange={(event) => {
                      const { value } = event.target;
                      if (isRole(value)) onChange({ ...mapping, roles: rolesOf(column, value) });
                    }}
                  >
                    {columnRoles.map((role) => (
                      <option key={role} value={role}>
                        {t(`demandEdit.role.${role}`)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.slice(0, shownRows).map((row, place) => (
              <tr key={place} className={place === 0 && mapping.hasHeader ? 'is-header' : ''}>
                {columns.map((column) => (
                  <td key={column}>{String(row[column] ?? '')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.length > shownRows && (
        <p className="caption">{t('demandEdit.moreRows', { count: table.length - shownRows })}</p>
      )}
    </>
  );
}
