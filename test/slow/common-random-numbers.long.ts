import { expect, test } from 'vitest';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { runMany } from '../simulation/desk-fixtures.ts';
import { boundGain, daytime, prepareTokyo } from './paired-variance.ts';

test(
  'one more daytime counsellor at the Tokyo desk: the gain in response rate has at most a twentieth of the variance of ' +
    'independent runs (95 % sure; 4,000 years on the same people, seed 1)',
  () => {
    const rate = (record: ReplicationRecord) => readCount(record, 'connected') / readCount(record, 'offered');
    const before = runMany(prepareTokyo(), 4000).map(rate);
    const after = runMany(prepareTokyo([`${daytime}=6`]), 4000).map(rate);
    expect(boundGain(before, after, 1.645)).toBeGreaterThan(20);
  },
);
