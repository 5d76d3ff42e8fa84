import type { Pack } from '../../state/engine.ts';
import { readLocalized } from '../../state/sourced.ts';
import { useText } from '../../text/use-text.ts';

interface Notes {
  readonly identity: Pack['identity'];
}

/** Where the sources of the pack disagree, and what the pack does about it. */
export function Inconsistencies({ identity }: Notes) {
  const { t, say } = useText();
  const rows = identity.inconsistencies ?? [];
  if (rows.length === 0) return null;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('evidence.inconsistencies')}</h2>
        <span className="caption">{t('evidence.asTheyStand')}</span>
      </div>
      <table className="table wrapped-table">
        <caption className="spoken-only">{t('evidence.inconsistencies')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('evidence.what')}</th>
            <th scope="col">{t('evidence.handling')}</th>
            <th scope="col">{t('evidence.source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{say(row.what)}</th>
              <td>{say(row.handling)}</td>
              <td className="secondary">{row.source ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the sources do not tell. */
export function Unknowns({ identity }: Notes) {
  const { t, say } = useText();
  const rows = identity.unknowns ?? [];
  if (rows.length === 0) return null;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('evidence.unknowns')}</h2>
      </div>
      <ul className="note-list">
        {rows.map((row) => (
          <li key={row.id}>{say(row.what)}</li>
        ))}
      </ul>
    </div>
  );
}

/** The documents that the numbers come from. */
export function Sources({ identity }: Notes) {
  const { t, say } = useText();
  const rows = identity.sources ?? [];
  if (rows.length === 0) return null;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('evidence.sources')}</h2>
      </div>
      <table className="table wrapped-table">
        <caption className="spoken-only">{t('evidence.sources')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('evidence.sourceId')}</th>
            <th scope="col">{t('evidence.document')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.id}</th>
              <td>
                {say(row.title === undefined ? null : readLocalized(row.title), row.file)}
                <p className="caption">
                  {row.file} · {row.where}
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
