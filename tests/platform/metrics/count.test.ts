import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { count } from '../../../src/platform/metrics/count.ts';
import { defineCounter, defineGauge } from '../../../src/platform/metrics/define-metric.ts';
import { MetricRegistry, metricRegistry } from '../../../src/platform/metrics/metric-registry.ts';
import { deadlock } from '../../kit/deadlock.ts';
import { risesDuring, seriesOf } from '../../kit/metrics.ts';
import { usePlatform } from '../../kit/platform.ts';

const eaten = defineCounter({
  name: 'test_eaten_total',
  help: 'Eaten.',
  labels: { fruit: ['apple', 'pear'] },
});

const platform = usePlatform({ metrics: [eaten] });
const rises = (work: () => Promise<unknown>) => risesDuring(platform(), 'test_eaten', work);
const apple = { fruit: 'apple' } as const;

describe('count', () => {
  it('counts at once outside of a transaction', async () => {
    const risen = await rises(async () => count(platform().context(), eaten, apple, 3));
    expect(risen).toEqual({ 'test_eaten_total{fruit="apple"}': 3 });
  });

  it('counts in a transaction after its commit', async () => {
    const risen = await rises(() =>
      inTransaction(platform().context(), async ctx => {
        count(ctx, eaten, apple);
        count(ctx, eaten, { fruit: 'pear' }, 2);
        count(ctx, eaten, apple);
        const metric = platform().services.get(metricRegistry).prometheus.getSingleMetric('test_eaten_total');
        expect((await metric!.get()).values.find(({ labels }) => labels.fruit === 'pear')?.value).toBe(0);
      }),
    );
    expect(risen).toEqual({ 'test_eaten_total{fruit="apple"}': 2, 'test_eaten_total{fruit="pear"}': 2 });
  });

  it('counts nothing of a transaction that is rolled back', async () => {
    const risen = await rises(async () => {
      const work = inTransaction(platform().context(), async ctx => {
        count(ctx, eaten, apple);
        throw new Error('power cut');
      });
      await expect(work).rejects.toThrow('power cut');
    });
    expect(risen).toEqual({});
  });

  it('counts once what is run again after a lost race', async () => {
    let attempts = 0;
    const risen = await rises(() =>
      inTransaction(platform().context(), async ctx => {
        count(ctx, eaten, apple);
        if (++attempts === 1) throw deadlock();
      }),
    );
    expect(attempts).toBe(2);
    expect(risen).toEqual({ 'test_eaten_total{fruit="apple"}': 1 });
  });

  it('puts values that nobody listed under one', async () => {
    const risen = await rises(async () => count(platform().context(), eaten, { fruit: 'fig' as 'apple' }));
    expect(risen).toEqual({ 'test_eaten_total{fruit="other"}': 1 });
  });

  it('says which metric no manifest lists', () => {
    const stray = defineCounter({ name: 'test_stray_total', help: 'Stray.', labels: {} });
    expect(() => count(platform().context(), stray, {})).toThrow('There is no metric "test_stray_total"');
  });
});

describe('the registry', () => {
  it('starts counters of few series at 0, so that a rate sees their first event', async () => {
    expect([...(await seriesOf(platform())).keys()]).toEqual(
      expect.arrayContaining(['test_eaten_total{fruit="apple"}', 'test_eaten_total{fruit="pear"}']),
    );
  });

  it('leaves out what cannot be read, and shows the rest', async () => {
    const { services, log, logLines } = platform();
    const broken = defineGauge({
      name: 'test_broken',
      help: 'Broken.',
      labels: {},
      read: () => {
        throw new Error('no such thing');
      },
    });
    const well = defineGauge({ name: 'test_well', help: 'Well.', labels: {}, read: () => [{ value: 7 }] });
    const copy = services.copy();
    copy.set(metricRegistry, new MetricRegistry([broken, well], services, log));
    expect([...(await seriesOf({ services: copy }))]).toEqual([['test_well', 7]]);
    expect(logLines.some(line => line.includes('"metric":"test_broken"'))).toBe(true);
  });

  it('does not wait for what hangs', async () => {
    const { services, log } = platform();
    const never = new Promise<never>(() => undefined);
    const hanging = defineGauge({ name: 'test_hanging', help: 'Hangs.', labels: {}, read: () => never });
    const well = defineGauge({ name: 'test_well', help: 'Well.', labels: {}, read: () => [{ value: 7 }] });
    const copy = services.copy();
    copy.set(metricRegistry, new MetricRegistry([hanging, well], services, log));
    expect([...(await seriesOf({ services: copy }))]).toEqual([['test_well', 7]]);
  });

  it('refuses two metrics with one name', () => {
    const { services, log } = platform();
    expect(() => new MetricRegistry([eaten, eaten], services, log)).toThrow('test_eaten_total');
  });
});
