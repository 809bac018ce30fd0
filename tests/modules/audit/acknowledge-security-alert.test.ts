import { describe, expect, it } from 'vitest';
import { raiseAlert } from '../../../src/modules/audit/alerts/raise-alert.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { useApp } from '../../kit/app.ts';

const app = useApp();

const acknowledge = (securityAlertId: string) =>
  app().mutate('acknowledgeSecurityAlert', { securityAlertId }, 'securityAlert { id acknowledgedAt }');
const idsOf = async (filter: object) =>
  (
    await app().ask(
      'manager',
      'query ($filter: SecurityAlertFilter) { securityAlerts(filter: $filter) { nodes { id } } }',
      { filter },
    )
  ).securityAlerts.nodes.map(({ id }: { id: string }) => id);

/** An alert that waits for somebody. Returns its id. */
async function raised(subject: string): Promise<string> {
  await inTransaction(app().context(), ctx =>
    raiseAlert(ctx, { kind: 'MFA_DISABLED', subject, message: 'A second factor was turned off.' }),
  );
  return (await idsOf({ acknowledged: false }))[0];
}

describe('acknowledgeSecurityAlert', () => {
  it('records who handled the alert and when, once, and is audited', async () => {
    const other = await raised('user_01h455vb4pex5vsknk084sn06z');
    const id = await raised('user_01h455vb4pex5vsknk084sn07z');
    const { securityAlert, userErrors } = await acknowledge(id);
    expect(userErrors).toEqual([]);
    expect(securityAlert).toEqual({ id, acknowledgedAt: expect.any(String) });
    expect(await idsOf({ acknowledged: true })).toEqual([id]);
    expect(await idsOf({ acknowledged: false })).toEqual([other]);

    expect(await acknowledge(id)).toMatchObject({
      securityAlert: null,
      userErrors: [{ code: 'ALREADY_DONE', path: ['securityAlertId'] }],
    });
    const { userId } = await app().actors.find('manager');
    const { auditLog } = await app().ask(
      'manager',
      `{ auditLog(filter: { targetId: "${id}" }) { nodes { action targetType changes } } }`,
    );
    expect(auditLog.nodes).toEqual([
      {
        action: 'security-alert.acknowledged',
        targetType: 'SecurityAlert',
        changes: {
          acknowledgedAt: { before: null, after: securityAlert.acknowledgedAt },
          acknowledgedById: { before: null, after: userId },
        },
      },
    ]);
  });

  it.each([
    ['an alert that does not exist', 'alert_01h455vb4pex5vsknk084sn02q', 'NOT_FOUND'],
    ['an id of another type', 'user_01h455vb4pex5vsknk084sn02q', 'INVALID_INPUT'],
  ])('refuses %s', async (_what, id, code) => {
    expect(await acknowledge(id)).toMatchObject({
      securityAlert: null,
      userErrors: [{ code, path: ['securityAlertId'] }],
    });
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['staff', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const id = await raised(`refused to a ${actor}`);
    const text = `mutation { acknowledgeSecurityAlert(input: { securityAlertId: "${id}" }) { securityAlert { id } } }`;
    expect((await app().send(actor, text)).errors).toMatchObject([{ extensions: { code } }]);
    expect(await idsOf({ acknowledged: true })).not.toContain(id);
  });
});
