import { readPack } from '../engine/cli/read-input.ts';
import { runReplications } from '../engine/cli/run-replications.ts';
import { EngineError } from '../engine/domain/engine-error.ts';
import type { Pack } from '../engine/pack/load-pack.ts';
import { prepareDesk } from '../engine/simulation/prepare-desk.ts';
import { readCount } from '../engine/simulation/replication-record.ts';
import { runReplication } from '../engine/simulation/run-replication.ts';
import { measureInTurn } from './measure-rates.ts';
import { runOnSimJs } from './queue-on-simjs.ts';
import { judgeRatio, readRatio, type BenchPart, type RatioReading } from './report.ts';

const packId = 'tokyo-line-fy2021';
/** Contacts a replication of that pack, for sizing runs. */
const contactsEach = 11_223;

function requirePack(): Pack {
  const { pack } = readPack(packId);
  if (pack === null) throw new EngineError('bench-pack-refused', packId);
  return pack;
}

async function countContacts(pack: Pack, replications: number, threads: number): Promise<number> {
  const { model } = prepareDesk(pack);
  if (model === null) throw new EngineError('bench-pack-refused', packId);
  const { result } = await runReplications({ pack, model, seed: 1, threads, stop: { replications } });
  if (result === null) throw new EngineError('bench-pack-refused', packId);
  return result.run.contacts;
}

/** Processor time of all threads so far, seconds. */
function readProcessorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Two threads beside one, starting the threads included: wall time, and what they cost in processor time. */
async function compareThreads(pack: Pack, rounds: number, replications: number): Promise<Omit<BenchPart, 'work'>> {
  const cost = { one: 0, two: 0 };
  const run = (name: 'one' | 'two', threads: number) => async () => {
    const before = readProcessorSeconds();
    const contacts = await countContacts(pack, replications, threads);
    cost[name] += readProcessorSeconds() - before;
    return contacts;
  };
  const contenders = [
    { name: 'oneThread', work: run('one', 1) },
    { name: 'twoThreads', work: run('two', 2) },
  ];
  const measurement = await measureInTurn(contenders, rounds, 0, 0);
  const contacts = (replications * contactsEach).toLocaleString('en');
  const what = `${String(replications)} replications (some ${contacts} contacts), starting the threads included`;
  const processor = `processor time of two threads ÷ one on ${what}; below 1.18 two free cores give 1.7 times the speed`;
  return {
    rates: measurement.rates,
    ratios: {
      twoThreadsToOne: readRatio(measurement, ['twoThreads', 'oneThread'], 1.7, `two threads ÷ one on ${what}`),
      processorTimeTwoThreadsToOne: judgeRatio(cost.two / cost.one, 'atMost', null, processor),
    },
  };
}

const lengthTarget = 1.3;
const lengthCompares = 'time a contact in a run of 10,000,000 contacts ÷ in one of 100,000, folding included';

/** Time a contact in a long run beside a short one. */
async function compareLengths(pack: Pack, rounds: number): Promise<RatioReading> {
  const replicationsOf = (contacts: number) => Math.round(contacts / contactsEach);
  const measurement = await measureInTurn(
    [
      { name: 'short', work: () => countContacts(pack, replicationsOf(1e5), 1) },
      { name: 'long', work: () => countContacts(pack, replicationsOf(1e7), 1) },
    ],
    rounds,
    0,
    0,
  );
  return judgeRatio(measurement.ratio('short', 'long'), 'atMost', lengthTarget, lengthCompares);
}

const lengthsNotMeasured: RatioReading = {
  ratio: null,
  target: lengthTarget,
  bound: 'atMost',
  met: null,
  compares: lengthCompares,
  note: 'takes minutes: npm run -s bench:long',
};

/**
 * The whole desk beside simjs on its far simpler queue.
 * @param isLong also measures the runs of minutes: threads at length, 1e7 contacts against 1e5
 */
export async function benchDesk(rounds: number, isLong: boolean): Promise<BenchPart> {
  const pack = requirePack();
  const { model } = prepareDesk(pack);
  if (model === null) throw new EngineError('bench-pack-refused', packId);
  let next = 0;
  const measurement = await measureInTurn(
    [
      { name: 'desk', work: () => readCount(runReplication(model, 1, next++), 'attempts') },
      { name: 'simjs', work: () => runOnSimJs(1, 20_000).arrivals },
    ],
    rounds,
    0.5,
  );
  const threads = await compareThreads(pack, isLong ? 3 : 1, isLong ? 1500 : 600);
  return {
    work: `${packId} with its mix, policy and statechart; simjs on M/M/7+M; unit: contacts a second`,
    rates: { ...measurement.rates, ...threads.rates },
    ratios: {
      deskToSimjs: readRatio(
        measurement,
        ['desk', 'simjs'],
        0.4,
        'our desk, everyone drawn, judged and carried through the statechart ÷ simjs 2.0.3 on the bare queue M/M/7+M',
      ),
      ...threads.ratios,
      ...(isLong ? { timePerContactLongToShort: await compareLengths(pack, 1) } : {}),
    },
    ...(isLong ? {} : { notMeasuredHere: { timePerContactLongToShort: lengthsNotMeasured } }),
  };
}
