import type { TestActor } from '../../kit/actors.ts';
import type { TestApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { setStock } from '../../kit/factories/stock.ts';

const list = `query ($unreadOnly: Boolean!) {
  notifications(unreadOnly: $unreadOnly) { nodes { id kind message targetId readAt } totalCount }
  unreadNotificationCount
}`;

/** Somebody's notifications, the newest first, and how many are unread. */
export const notificationsOf = (app: TestApp, who: TestActor, unreadOnly = false) =>
  as(app, who).ask(list, { unreadOnly });

/** Makes a product that runs out of stock, and returns its id. */
export async function runOut(app: TestApp, name: string): Promise<string> {
  const { id } = await makeProduct(app, { name });
  await setStock(app, id, 9);
  await setStock(app, id, 0);
  await app.work();
  return id;
}

/** Chooses how somebody receives a kind of notification, and returns the payload. */
export async function prefer(app: TestApp, who: TestActor, kind: string, channel: string) {
  const text = `mutation ($input: SetNotificationPreferenceInput!) {
    setNotificationPreference(input: $input) { preferences { kind channel } userErrors { code } }
  }`;
  return (await as(app, who).ask(text, { input: { kind, channel } })).setNotificationPreference;
}
