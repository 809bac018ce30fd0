import { beforeEach, describe, expect, it } from 'vitest';
import { defineJob } from '../../../src/platform/jobs/define-job.ts';
import { PermanentError } from '../../../src/platform/jobs/permanent-error.ts';
import { PostponedError } from '../../../src/platform/jobs/postponed-error.ts';
import { queueFigures } from '../../../src/platform/jobs/queue-figures.ts';
import { risesDuring, seriesOf } from '../../kit/metrics.ts';
import { happened, TestOutbox } from '../../kit/outbox.ts';
import { usePlatform } from '../../kit/platform.ts';
import { statementsDuring } from '../../kit/statements.ts';

const platform = usePlatform();

let fate: () => void;
const money = defineJob({ name: 'test.money', on: happened, run: async () => fate() });
const mail = defineJob({ name: 'test.mail', on: happened, lane: 'mail', run: async () => fate() });

let outbox: TestOutbox;
beforeEach(async () => {
  fate = () => undefined;
  outbox = await TestOutbox.cleared(platform(), [money, mail]);
});

const minuteMs = 60_000;

describe('the figures of the queue', () => {
  it('are the jobs that are due by lane, how long the oldest waits, and the dead', async () => {
    await outbox.happen(1, 2);
    platform().clock.advance(3 * minuteMs);
    await outbox.happen(3);
    // The clock of the tests goes on.
    const threeMinutes = expect.closeTo(3 * minuteMs, -4);
    expect(await queueFigures(outbox.services)).toEqual({
      lanes: [
        { lane: 'money', due: 3, oldestDueMs: threeMinutes },
        { lane: 'mail', due: 3, oldestDueMs: threeMinutes },
        { lane: 'exports', due: 0, oldestDueMs: 0 },
      ],
      dead: 0,
      workers: 0,
    });
  });

  it('do not have jobs that wait for their time, and have the dead', async () => {
    fate = () => {
      throw new PermanentError('never');
    };
    await outbox.happen(1);
    await outbox.run();
    fate = () => {
      throw new Error('not yet');
    };
    await outbox.happen(2);
    await outbox.run();
    const figures = await queueFigures(outbox.services);
    expect(figures.dead).toBe(2);
    expect(figures.lanes.map(({ due }) => due)).toEqual([0, 0, 0]);
  });

  it('are read in one statement, however many ask within some seconds', async () => {
    const statements = await statementsDuring(platform(), () =>
      Promise.all([
        queueFigures(outbox.services),
        queueFigures(outbox.services),
        queueFigures(outbox.services),
      ]),
    );
    expect(statements).toHaveLength(1);
    expect(statements[0]).toContain('/* jobs.figures */');
  });

  it('are absent while the database does not answer, and say so', async () => {
    const { services } = platform();
    const copy = services.copy({
      database: Object.assign(Object.create(services.database), {
        run: () => Promise.reject(new Error('away')),
      }),
    });
    await expect(queueFigures(copy)).rejects.toThrow('away');
  });
});

describe('metrics of jobs', () => {
  const results = (work: () => Promise<unknown>) =>
    risesDuring(platform(), 'tradepost_jobs_finished_total', work);
  const both = (result: string) => ({
    [`tradepost_jobs_finished_total{name="test.money",lane="money",result="${result}"}`]: 1,
    [`tradepost_jobs_finished_total{name="test.mail",lane="mail",result="${result}"}`]: 1,
  });

  it.each([
    ['DONE', undefined],
    ['RETRY', new Error('once more')],
    ['DEAD', new PermanentError('never')],
    ['POSTPONED', new PostponedError('later', 1_000)],
  ])('count an attempt that is %s', async (result, error) => {
    fate = () => {
      if (error) throw error;
    };
    await outbox.happen(1);
    expect(await results(() => outbox.run())).toEqual(both(result));
  });

  it('measure their time by lane', async () => {
    await outbox.happen(1);
    const risen = await risesDuring(platform(), 'tradepost_job_seconds_count', () => outbox.run());
    expect(risen).toEqual({
      'tradepost_job_seconds_count{lane="money"}': 1,
      'tradepost_job_seconds_count{lane="mail"}': 1,
    });
  });

  it('show the queue of the store', async () => {
    const series = await seriesOf(platform());
    expect(series.get('tradepost_store_readable')).toBe(1);
    expect(series.get('tradepost_store_jobs_due{lane="money"}')).toBe(0);
    expect(series.has('tradepost_store_jobs_oldest_due_seconds{lane="mail"}')).toBe(true);
    expect(series.has('tradepost_store_jobs_dead')).toBe(true);
  });
});
