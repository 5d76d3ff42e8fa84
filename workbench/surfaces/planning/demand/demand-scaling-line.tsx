import { useMemo } from 'react';
import { usePack } from '../../../state/documents.ts';
import { measureDemandScaling } from '../../../state/engine.ts';
import { useText } from '../../../text/use-text.ts';
import { formatNumber } from '../../../ui/format.ts';

/** What rescaling to the total does to the rates that stand in the grid. */
export default function DemandScalingLine({ channel }: { readonly channel: string }) {
  const { t } = useText();
  const { pack } = usePack();
  const scaling = useMemo(() => (pack === null ? null : measureDemandScaling(pack, channel)), [pack, channel]);
  if (scaling === null) return null;
  const profile = formatNumber(scaling.profileOffered, 0);
  const expected = formatNumber(scaling.expectedOffered, 0);
  if (scaling.total === null) return t('demandEdit.unscaled', { expected });
  const total = formatNumber(scaling.total, 0);
  if (scaling.factor === null) return t('demandEdit.cannotScale', { total });
  return t('demandEdit.scaled', { total, profile, factor: formatNumber(scaling.factor, 3) });
}
