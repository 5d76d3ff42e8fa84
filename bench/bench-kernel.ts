import { measureInTurn } from './measure-rates.ts';
import { runByHand } from './queue-by-hand.ts';
import { runOnKernel } from './queue-on-kernel.ts';
import { runOnSimJs } from './queue-on-simjs.ts';
import { readRatio, type BenchPart } from './report.ts';

const replications = 20;
const hoursEach = 1000;
const hours = replications * hoursEach;

/** The bare kernel beside simjs and beside a loop written by hand. */
export async function benchKernel(rounds: number): Promise<BenchPart> {
  const measurement = await measureInTurn(
    [
      { name: 'kernel', work: () => runOnKernel(1, replications, hoursEach).arrivals },
      { name: 'simjs', work: () => runOnSimJs(1, hours).arrivals },
      { name: 'byHand', work: () => runByHand(hours).arrivals },
    ],
    rounds,
    0.4,
  );
  return {
    work: 'M/M/7+M queue: 7 arrivals an hour, sessions of 60 min, patience of 10 min; unit: contacts a second',
    rates: measurement.rates,
    ratios: {
      kernelToSimjs: readRatio(
        measurement,
        ['kernel', 'simjs'],
        4,
        'our bare kernel with own streams, hourly statistics and a 95 % interval ÷ simjs 2.0.3 with its own statistics',
      ),
      kernelToByHand: readRatio(
        measurement,
        ['kernel', 'byHand'],
        null,
        'our bare kernel ÷ one loop written for this queue alone, with Math.random, without events, hours or intervals',
      ),
    },
    agreement: {
      'kernel.abandonedShare': runOnKernel(1, replications, hoursEach).abandonedShare,
      'simjs.abandonedShare': runOnSimJs(1, hours).abandonedShare,
      'byHand.abandonedShare': runByHand(hours).abandonedShare,
    },
  };
}
