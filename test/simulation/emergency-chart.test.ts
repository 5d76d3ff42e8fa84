import { describe, expect, it } from 'vitest';
import type { CaseMemo } from '../../engine/casework/case-memo.ts';
import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { requireModel, tuesday } from './desk-fixtures.ts';
import { sketchJudged } from './judged-fixtures.ts';

type Json = Readonly<Record<string, unknown>>;

const everyoneInDanger = {
  profiles: [{ id: 'injury', share: 1, consulter: 'child', answers: { injuryNow: 1, abuseHint: 0 } }],
};
const patience = { kind: 'deterministic', value: 10 };
const untilNoon = (from: number, to: number) => [
  { days: 'all', from: '09:00', to: '12:00', counsellors: from },
  { days: 'all', from: '12:00', to: '21:00', counsellors: to },
];

/** One day on which everyone who comes is in immediate danger and talks for three hours. */
function prepareDay(staff: readonly Json[], channel: Json, documents: Json = {}): DeskModel {
  const day = { from: tuesday, to: tuesday, perHour: 6, staff };
  const session = [{ share: 1, kind: 'real', minutes: { kind: 'deterministic', value: 180 } }];
  return requireModel(
    sketchJudged({ ...day, channel: { session, ...channel } }, { 'mix.json': everyoneInDanger, ...documents }),
  );
}

const queue = { kind: 'queue', places: 0, patience };

/** The same model, with every event that is put to the chart written down. */
function listen(model: DeskModel, heard: string[], drop: readonly string[] = []): DeskModel {
  const { cases } = model;
  if (!cases) throw new Error('nobody is judged');
  const without = (answer: ReturnType<CaseMemo['advance']>) =>
    answer.kind === 'refused'
      ? answer
      : { ...answer, effects: answer.effects.filter((effect) => effect.kind !== 'act' || !drop.includes(effect.act)) };
  const memo: CaseMemo = {
    start: cases.start,
    advance: (state, type, directive) => {
      heard.push(type);
      return without(cases.advance(state, type, directive));
    },
    elapse: (state, timer, directive) => {
      heard.push(timer);
      return without(cases.elapse(state, timer, directive));
    },
  };
  return { ...model, cases: memo };
}

const endsOf = ({ endedIn }: ReplicationRecord) =>
  Object.fromEntries(Object.entries(endedIn).filter(([end]) => end !== 'outOfHours' && end !== 'autoReplied'));

describe('an emergency and the rules of the desk', () => {
  it('is searched for where its session goes back to the line and the person gives up', () => {
    const model = prepareDay(untilNoon(3, 0), { admission: queue, stepDown: 'requeue' });
    const record = runReplication(model, 1, 0);
    // Three talks begin before noon and none of them ends by itself; all three give up at ten past.
    expect(readCount(record, 'connected')).toBe(3);
    expect(readCount(record, 'cutShort')).toBe(3);
    expect(endsOf(record)).toEqual({ lost: 3 });
    expect(record.handedOn).toBe(0);
  });

  it('goes on where a counsellor takes it up again in time, and is handed over when the talk is over', () => {
    const staff = [
      { days: 'all', from: '09:00', to: '12:00', counsellors: 3 },
      { days: 'all', from: '12:05', to: '21:00', counsellors: 3 },
    ];
    const heard: string[] = [];
    const record = runReplication(listen(prepareDay(staff, { admission: queue, stepDown: 'requeue' }), heard), 1, 0);
    expect(record.endedIn['lost']).toBeUndefined();
    expect(readCount(record, 'cutShort')).toBe(0);
    expect(record.handedOn).toBe(readCount(record, 'connected'));
    expect(heard.filter((type) => type === 'session.requeued')).toHaveLength(3);
  });

  it('is offered to the body that was told when the talk is over, which accepts it', () => {
    const heard: string[] = [];
    const record = runReplication(listen(prepareDay(untilNoon(4, 4), {}), heard), 1, 0);
    expect(record.handedOn).toBe(readCount(record, 'connected'));
    expect(endsOf(record)).toEqual({ handedOver: readCount(record, 'connected') });
    expect(heard.filter((type) => type === 'handOver.accepted')).toHaveLength(record.handedOn);
  });

  it('is searched for where the desk cuts it short at a step down, not called handed over', () => {
    const record = runReplication(prepareDay(untilNoon(3, 0), { stepDown: 'cut' }), 1, 0);
    expect(readCount(record, 'cutShort')).toBe(3);
    expect(endsOf(record)).toEqual({ lost: 3 });
    expect(record.handedOn).toBe(0);
  });

  it('is searched for where closing cuts it short, and where closing finds it back in the line', () => {
    const cut = runReplication(
      prepareDay([{ days: 'all', from: '20:00', to: '24:00', counsellors: 2 }], { closing: 'cut' }),
      1,
      0,
    );
    expect(endsOf(cut)).toEqual({ lost: 2 });
    const patient = { kind: 'queue', places: 0, patience: null };
    const staff = [{ days: 'all', from: '20:00', to: '20:50', counsellors: 2 }];
    const waiting = runReplication(prepareDay(staff, { admission: patient, stepDown: 'requeue' }), 1, 0);
    expect(endsOf(waiting)).toEqual({ lost: 2 });
  });

  it('is told to the chart as it happens: requeued, cut, closed, given up, and a second person who joins', () => {
    const events = (channel: Json, staff = untilNoon(3, 0)) => {
      const heard: string[] = [];
      runReplication(listen(prepareDay(staff, channel), heard), 1, 0);
      return heard;
    };
    const requeued = events({ admission: queue, stepDown: 'requeue' });
    expect(requeued).toEqual(expect.arrayContaining(['session.requeued', 'patience', 'person.left']));
    expect(events({ stepDown: 'cut' })).toEqual(expect.arrayContaining(['session.cut', 'person.left']));
    expect(events({ stepDown: 'cut' })).not.toContain('conversation.ended');
    const joined = events({ emergency: { secondPerson: true } }, untilNoon(4, 4));
    expect(joined).toContain('secondPerson.joined');
    expect(events({}, untilNoon(4, 4))).not.toContain('secondPerson.joined');
  });

  it('counts once, and so does its second person, though its session is interrupted and taken up again', () => {
    const staff = [
      { days: 'all', from: '09:00', to: '12:00', counsellors: 4, supervisors: 0 },
      { days: 'all', from: '12:05', to: '21:00', counsellors: 4, supervisors: 0 },
    ];
    const emergency = { secondPerson: true, supervisor: true };
    const record = runReplication(prepareDay(staff, { admission: queue, stepDown: 'requeue', emergency }), 1, 0);
    const { sessions, helpedAtOnce, helpedLater, neverHelped, withoutSupervisor } = record.emergency;
    expect(sessions).toBe(readCount(record, 'connected'));
    expect(helpedAtOnce + helpedLater + neverHelped).toBe(sessions);
    expect(withoutSupervisor).toBe(sessions);
    expect(helpedAtOnce).toBeGreaterThan(0);
  });

  it('calls in exactly whom the chart asks for', () => {
    const staff = [{ days: 'all', from: '00:00', to: '24:00', counsellors: 60, supervisors: 60 }];
    const model = prepareDay(staff, { emergency: { secondPerson: true, supervisor: true } });
    const run = (drop: readonly string[]) => runReplication(listen(model, [], drop), 1, 0).emergency;
    expect(run([]).supervisorMinutes).toBe(run([]).helperMinutes);
    expect(run(['callSupervisor'])).toMatchObject({ supervisorMinutes: 0, helperMinutes: run([]).helperMinutes });
    expect(run(['pullInSecondPerson'])).toMatchObject({
      helperMinutes: 0,
      supervisorMinutes: run([]).supervisorMinutes,
    });
    expect(run(['pullInSecondPerson', 'callSupervisor']).sessions).toBe(0);
  });
});
