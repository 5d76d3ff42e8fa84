import { useEffect, useMemo, useRef, useState } from 'react';
import { describeDiagram, drawDiagram, drawDiagramPart, tabulateDiagram } from '../../state/engine.ts';
import type { TrainingState } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { listVisited } from './chart-view.ts';

/** Scrolls a frame, and nothing around it, so that the state in which the case stands is in its middle. */
function showCurrent(frame: HTMLElement | null): void {
  const current = frame?.querySelector('[data-current]');
  if (!frame || !current) return;
  const [outer, inner] = [frame.getBoundingClientRect(), current.getBoundingClientRect()];
  frame.scrollBy(
    inner.left + inner.width / 2 - outer.left - outer.width / 2,
    inner.top + inner.height / 2 - outer.top - outer.height / 2,
  );
}

/** The statechart with where the case stands, as a picture or as its table of the same words. */
export function ChartPicture({ session }: { readonly session: TrainingState }) {
  const { t, language } = useText();
  const [view, setView] = useState<'part' | 'picture' | 'table'>('part');
  const { setup, walkthrough } = session;
  const diagram = useMemo(() => describeDiagram(setup.machine), [setup.machine]);
  const table = useMemo(() => tabulateDiagram(diagram, language), [diagram, language]);
  const picture = useMemo(() => {
    const drawing = { language, current: walkthrough.state.value, visited: listVisited(setup, walkthrough) };
    return view === 'part' ? drawDiagramPart(diagram, drawing) : drawDiagram(diagram, drawing);
  }, [diagram, language, setup, walkthrough, view]);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    showCurrent(frame.current);
  }, [picture]);
  return (
    <section className="chart-picture" aria-label={t('training.chartPicture')} data-region tabIndex={-1}>
      <Segmented
        label={t('training.chartView')}
        chosen={view}
        choices={[
          { value: 'part', label: t('training.asPart') },
          { value: 'picture', label: t('training.asPicture') },
          { value: 'table', label: t('training.asTable') },
        ]}
        onChoose={setView}
      />
      <div ref={frame} className="chart-scroll" role="region" aria-label={table.caption} tabIndex={0}>
        {view !== 'table' ? (
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
