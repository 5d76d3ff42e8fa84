import { useMemo, useState } from 'react';
import { describeDiagram, drawDiagram, tabulateDiagram } from '../../state/engine.ts';
import type { TrainingState } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { listVisited } from './chart-view.ts';

/** The statechart with where the case stands, as a picture or as its table of the same words. */
export function ChartPicture({ session }: { readonly session: TrainingState }) {
  const { t, language } = useText();
  const [view, setView] = useState<'picture' | 'table'>('picture');
  const { setup, walkthrough } = session;
  const diagram = useMemo(() => describeDiagram(setup.machine), [setup.machine]);
  const table = useMemo(() => tabulateDiagram(diagram, language), [diagram, language]);
  const picture = useMemo(
    () =>
      drawDiagram(diagram, { language, current: walkthrough.state.value, visited: listVisited(setup, walkthrough) }),
    [diagram, language, setup, walkthrough],
  );
  return (
    <section className="chart-picture" aria-label={t('training.chartPicture')} data-region tabIndex={-1}>
      <Segmented
        label={t('training.chartView')}
        chosen={view}
        choices={[
          { value: 'picture', label: t('training.asPicture') },
          { value: 'table', label: t('training.asTable') },
        ]}
        onChoose={setView}
      />
      <div className="chart-scroll" role="region" aria-label={table.caption} tabIndex={0}>
        {view === 'picture' ? (
          // The engine draws it from its own charts and escapes every word.
          <div dangerouslySetInnerHTML={{ __html: picture }} />
        ) : (
          <table className="table">
            <caption className="spoken-only">{table.caption}</caption>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, place) => (
                    <td key={place}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
