import { expect, it } from 'vitest';
import { raiseAlert } from '../../src/modules/audit/alerts/raise-alert.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { useApp } from '../kit/app.ts';
import { enroll } from '../kit/authenticator.ts';
import { give, makeRole } from '../kit/factories/role.ts';
import { templatesTo } from '../kit/mails-to.ts';

const app = useApp();

// A user who still has to enroll a second factor cannot use any permission, but got the mails for their permissions.
it('a security alert is not mailed to somebody who must enroll a second factor first', async () => {
  const viewer = await makeRole(app(), { permissions: ['AUDIT_VIEW'] });
  const strict = await makeRole(app(), { permissions: [], requiresMfa: true });
  const [plain, waiting, enrolled] = [
    await app().actors.make(),
    await app().actors.make(),
    await app().actors.make(),
  ];
  for (const { userId } of [plain, waiting, enrolled]) await give(app(), userId, viewer.id);
  for (const { userId } of [waiting, enrolled]) await give(app(), userId, strict.id);
  await enroll(app(), enrolled.headers);

  await inTransaction(app().context(), ctx =>
    raiseAlert(ctx, {
      kind: 'NEW_ADMIN',
      subject: plain.userId,
      message: 'Somebody became an administrator.',
    }),
  );
  const alertsTo = async (email: string) =>
    (await templatesTo(app(), email)).filter(template => template === 'accounts.security-alert');
  expect(await alertsTo(plain.email)).toHaveLength(1);
  expect(await alertsTo(enrolled.email)).toHaveLength(1);
  expect(await alertsTo(waiting.email)).toEqual([]);

  await enroll(app(), waiting.headers);
  await inTransaction(app().context(), ctx =>
    raiseAlert(ctx, {
      kind: 'MFA_DISABLED',
      subject: plain.userId,
      message: 'A second factor was turned off.',
    }),
  );
  expect(await alertsTo(waiting.email)).toHaveLength(1);
});
