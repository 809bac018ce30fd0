import { beforeAll, describe, expect, it } from 'vitest';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { sentMails } from '../../kit/mailbox.ts';
import { notificationsOf, prefer, runOut } from './support.ts';

const app = useApp();

describe('setNotificationPreference', () => {
  let anna: TestActor;
  let bea: TestActor;
  beforeAll(async () => {
    anna = await app().actors.make({ roles: ['STAFF'] });
    bea = await app().actors.make({ roles: ['STAFF'] });
  });

  const preferencesOf = async (who: TestActor) =>
    (await as(app(), who).ask('{ notificationPreferences { kind channel } }')).notificationPreferences;
  const unreadOf = async (who: TestActor) =>
    (await notificationsOf(app(), who, true)).notifications.nodes.map(
      ({ message }: { message: string }) => message,
    );

  it('starts with IN_APP for each kind, and changes one kind of one person', async () => {
    const before = await preferencesOf(anna);
    expect(new Set(before.map(({ channel }: { channel: string }) => channel))).toEqual(new Set(['IN_APP']));
    const { preferences, userErrors } = await prefer(app(), anna, 'STOCK_OUT', 'NONE');
    expect(userErrors).toEqual([]);
    expect(preferences).toEqual(
      before.map((one: { kind: string }) => (one.kind === 'STOCK_OUT' ? { ...one, channel: 'NONE' } : one)),
    );
    expect(await preferencesOf(anna)).toEqual(preferences);
    expect(await preferencesOf(bea)).toEqual(before);
  });

  it('decides whether somebody is notified, and whether by mail too', async () => {
    await prefer(app(), anna, 'STOCK_OUT', 'NONE');
    await prefer(app(), bea, 'STOCK_OUT', 'MAIL');
    await runOut(app(), 'Toaster');
    expect(await unreadOf(anna)).toEqual([]);
    expect(await unreadOf(bea)).toEqual(['"Toaster" is out of stock.']);
    const mails = await sentMails(app());
    const sent = mails.filter(mail => mail.text.includes('"Toaster" is out of stock.'));
    expect(sent).toMatchObject([
      { to: bea.email, subject: 'A product is out of stock', template: 'notifications.news' },
    ]);
  });

  it('accepts several choices at once, and keeps one of them', async () => {
    await Promise.all(['IN_APP', 'NONE', 'MAIL'].map(channel => prefer(app(), anna, 'STOCK_OUT', channel)));
    const { preferences } = await prefer(app(), anna, 'STOCK_OUT', 'IN_APP');
    expect(preferences).toContainEqual({ kind: 'STOCK_OUT', channel: 'IN_APP' });
    await runOut(app(), 'Grill');
    expect(await unreadOf(anna)).toEqual(['"Grill" is out of stock.']);
  });

  const document =
    'mutation ($input: SetNotificationPreferenceInput!) { setNotificationPreference(input: $input) { preferences { kind } } }';

  it('refuses a kind and a channel that do not exist', async () => {
    for (const input of [
      { kind: 'WEATHER', channel: 'NONE' },
      { kind: 'STOCK_OUT', channel: 'PIGEON' },
    ]) {
      const { errors } = await app().sendWith(anna.headers, document, { input });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('is refused to a guest', async () => {
    const { errors } = await app().send('guest', document, { input: { kind: 'STOCK_OUT', channel: 'NONE' } });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
