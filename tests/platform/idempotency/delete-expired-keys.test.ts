import { expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import {
  deleteExpiredKeys,
  keepKeysDays,
} from '../../../src/platform/idempotency/delete-expired-keys.job.ts';
import { idempotent } from '../../../src/platform/idempotency/idempotent.ts';
import { TestOutbox } from '../../kit/outbox.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform();

it('deletes keys after a month, and not before', async () => {
  const use = (idempotencyKey: string) =>
    inTransaction(platform().context(), ctx =>
      idempotent(ctx, 'test', { idempotencyKey }, {}, async () => {}),
    );
  const keys = async () =>
    (await platform().sql<{ key: string }>('select request_key as `key` from idempotency_record')).map(
      ({ key }) => key,
    );
  await use('old');
  platform().clock.advance(86_400_000);
  await use('young');
  const cleanUp = () => new TestOutbox(platform(), [deleteExpiredKeys]).run();
  await cleanUp();
  expect((await keys()).sort()).toEqual(['old', 'young']);
  platform().clock.advance((keepKeysDays - 1) * 86_400_000);
  await cleanUp();
  expect(await keys()).toEqual(['young']);
});
