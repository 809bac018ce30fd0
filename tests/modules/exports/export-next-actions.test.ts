import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { type Attempt, actionsOf, having, outcomes } from '../../kit/next-actions.ts';
import { begin } from './support.ts';

const app = useApp();

const attempts: Record<string, (made: { id: string }) => Omit<Attempt, 'action'>> = {
  CANCEL: ({ id: exportId }) => ({ mutation: 'cancelExport', input: { exportId } }),
  DELETE: ({ id: exportId }) => ({ mutation: 'deleteExport', input: { exportId } }),
};

it.each([
  ['QUEUED', 'CANCEL DELETE', ''],
  ['RUNNING', 'CANCEL DELETE', ''],
  ['READY', 'DELETE', 'CANCEL'],
  ['FAILED', 'DELETE', 'CANCEL'],
  ['CANCELLED', 'DELETE', 'CANCEL'],
])('an export that is %s', async (status, allowed, refused) => {
  const member = await makeMember(app(), ['CATALOG_MANAGE']);
  const who = as(app(), member);
  const make = async (): Promise<{ id: string }> => {
    const { id } = await begin(app(), member, { report: 'PRODUCTS', format: 'CSV' });
    await app().sql('update export_file set status = ? where id = ?', [status, id]);
    return { id };
  };
  const result = await outcomes(who, make, ({ id }) => actionsOf(who, 'Export', id), attempts);
  expect([having(result, 'allowed'), having(result, 'refused')]).toEqual([allowed, refused]);
  // Not even an administrator sees the exports of others.
  const admin = as(app(), 'admin');
  const hidden = await outcomes(admin, make, ({ id }) => actionsOf(admin, 'Export', id), attempts);
  expect(having(hidden, 'hidden')).toBe('CANCEL DELETE');
});
