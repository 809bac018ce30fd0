import { expect, it } from 'vitest';
import { raiseAlert } from '../../../src/modules/audit/alerts/raise-alert.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { type Attempt, actionsOf, outcomes } from '../../kit/next-actions.ts';

const app = useApp();

const attempts: Record<string, (made: { id: string }) => Omit<Attempt, 'action'>> = {
  ACKNOWLEDGE: ({ id: securityAlertId }) => ({
    mutation: 'acknowledgeSecurityAlert',
    input: { securityAlertId },
  }),
};

async function alert(acknowledgedAt: string | null): Promise<{ id: string }> {
  // An alert about the same subject within an hour is the same alert.
  await app().sql('delete from security_alert');
  await inTransaction(app().context(), ctx =>
    raiseAlert(ctx, { kind: 'MFA_DISABLED', subject: 'x', message: 'A second factor was turned off.' }),
  );
  await app().sql('update security_alert set acknowledged_at = ?', [acknowledgedAt]);
  return (await app().sql<{ id: string }>('select id from security_alert'))[0]!;
}

it('an alert can be acknowledged once, by whoever sees it', async () => {
  const who = as(app(), await makeMember(app(), ['AUDIT_VIEW']));
  const read = ({ id }: { id: string }) => actionsOf(who, 'SecurityAlert', id);
  expect(await outcomes(who, () => alert(null), read, attempts)).toEqual({ ACKNOWLEDGE: 'allowed' });
  const later = '2026-03-01 00:00:00';
  expect(await outcomes(who, () => alert(later), read, attempts)).toEqual({ ACKNOWLEDGE: 'refused' });
  const stranger = as(app(), await makeMember(app(), ['EMAILS_VIEW']));
  const { data, errors } = await stranger.send(
    'query ($id: ID!) { node(id: $id) { ... on SecurityAlert { nextActions { action } } } }',
    { id: (await alert(null)).id },
  );
  expect([data?.node ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
});
