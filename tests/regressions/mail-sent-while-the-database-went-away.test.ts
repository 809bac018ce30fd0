import { expect, it } from 'vitest';
import { defineJob } from '../../src/platform/jobs/define-job.ts';
import { happened, leaveEffect, TestOutbox } from '../kit/outbox.ts';
import { usePlatform } from '../kit/platform.ts';

const platform = usePlatform({}, { logLevel: 'silent' });

// A mail was sent twice when the database was away for six seconds between sending and noting.
it('an effect outside of the database is not repeated because its end could not be recorded at first', async () => {
  let sent = 0;
  let failures = 0;
  const job = defineJob({
    name: 'test.mail',
    on: happened,
    transactional: false,
    async run() {
      sent++;
    },
    async done(ctx, { n }) {
      // One more than was tried before.
      if (++failures <= 5) throw new Error('gone away');
      await leaveEffect(ctx, n);
    },
  });
  const outbox = new TestOutbox(platform(), [job]);
  await outbox.clear();
  await outbox.happen(1);
  expect(await outbox.run()).toBe(1);
  expect(sent).toBe(1);
  expect(await outbox.effects()).toEqual([1]);
  expect(await outbox.jobs()).toEqual([]);
});
