import { useState } from 'react';
import { usePack } from '../../state/documents.ts';
import { countBases } from '../../state/engine.ts';
import { readLocalized } from '../../state/sourced.ts';
import { addEvidenceWords } from '../../text/evidence-words.ts';
import { useText } from '../../text/use-text.ts';
import { BasisMark } from '../../ui/basis-badge.tsx';
import { basisOrder } from './use-evidence.ts';

export function EvidenceContext() {
  useState(addEvidenceWords);
  const { t, say } = useText();
  const { pack } = usePack();
  if (!pack) return <span className="context-title">{t('surface.evidence')}</span>;
  const counts = countBases(pack.provenance);
  return (
    <>
      <span className="context-title">
        {t('evidence.of', { pack: say(readLocalized(pack.identity.title), pack.identity.id) })}
      </span>
      <span className="push basis-counts">
        {basisOrder.map((basis) => (
          <span key={basis}>
            <BasisMark basis={basis} /> {counts[basis]}
          </span>
        ))}
      </span>
    </>
  );
}
