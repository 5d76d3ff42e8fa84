import './evidence.css';
import { useState } from 'react';
import { usePack } from '../../state/documents.ts';
import { addEvidenceWords } from '../../text/evidence-words.ts';
import { useText } from '../../text/use-text.ts';
import { AllPacks } from './all-packs.tsx';
import { ExpectedTable } from './expected-table.tsx';
import { OtherDesks } from './other-desks.tsx';
import { Inconsistencies, Sources, Unknowns } from './pack-notes.tsx';
import { ProvenanceTable } from './provenance-table.tsx';
import { TheoryChecks } from './theory-checks.tsx';
import { TheoryLine } from './theory-line.tsx';

/** Where every number comes from, how the run compares with what was published, and what nobody knows. */
export function EvidenceSurface() {
  useState(addEvidenceWords);
  const { t } = useText();
  const { pack } = usePack();
  if (!pack) return <p className="column empty">{t('evidence.noPack')}</p>;
  return (
    <div className="surface evidence">
      <section className="column" aria-label={t('evidence.numbers')} data-region tabIndex={-1}>
        <ProvenanceTable />
        <Inconsistencies identity={pack.identity} />
        <AllPacks />
      </section>
      <section className="column" aria-label={t('evidence.comparison')} data-region tabIndex={-1}>
        <OtherDesks />
        <ExpectedTable />
        <TheoryChecks />
        <TheoryLine />
        <Unknowns identity={pack.identity} />
        <Sources identity={pack.identity} />
      </section>
    </div>
  );
}
