import { describe, expect, it } from 'vitest';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { makeProtectedPerson, nextCode } from '../../../kit/authenticator.ts';
import { Browser, sessionFields } from '../../../kit/browser-session.ts';
import { invited } from '../../../kit/factories/invitation.ts';
import { bearer, familySize, refresh, signIn, whoIs } from '../../../kit/sessions.ts';
import { listening, RawSocket } from '../../../kit/subscriber.ts';

const app = useApp({ corsOrigins: ['https://shop.example.com'], webUrl: 'https://www.example.com/front' });
const secure = useApp({ publicUrl: 'https://api.example.com' });

const foreign = { origin: 'https://elsewhere.example' };
const access = 'tradepost-access';
const refreshName = 'tradepost-refresh';

/** Somebody who is signed in, in a browser of their own. */
async function signedIn(): Promise<{ browser: Browser; userId: string; email: string }> {
  const { userId, email } = await app().actors.make();
  const browser = new Browser(app());
  expect((await browser.signIn(email)).userErrors).toEqual([]);
  return { browser, userId, email };
}

const codesOf = (answer: { errors?: { extensions: Record<string, unknown> }[] }) =>
  (answer.errors ?? []).map(({ extensions }) => extensions.code);

const withoutTokens = {
  accessToken: null,
  accessTokenExpiresAt: expect.any(String),
  refreshToken: null,
  refreshTokenExpiresAt: expect.any(String),
};

describe('signing in by cookie', () => {
  it('sets both tokens as cookies that no script reads, and answers without them', async () => {
    const { userId, email } = await app().actors.make();
    const browser = new Browser(app());
    const payload = await browser.signIn(email);
    expect(payload).toEqual({
      user: { id: userId },
      session: withoutTokens,
      mfaChallenge: null,
      userErrors: [],
    });
    const expires = new Date(payload.session.refreshTokenExpiresAt);
    expires.setMilliseconds(0);
    const common = { httpOnly: true, sameSite: 'strict', path: '/', expires, value: expect.any(String) };
    expect(browser.lastSet).toEqual([
      { name: access, ...common },
      { name: refreshName, ...common },
    ]);
    expect(await browser.whoAmI()).toBe(userId);
    expect(browser.lastSet).toEqual([]);
  });

  it('takes the prefix and HTTPS where the store is at an https address', async () => {
    const { userId, email } = await secure().actors.make();
    const browser = new Browser(secure());
    await browser.signIn(email);
    expect(browser.lastSet.map(({ name, secure, domain, path }) => ({ name, secure, domain, path }))).toEqual(
      [
        { name: `__Host-${access}`, secure: true, domain: undefined, path: '/' },
        { name: `__Host-${refreshName}`, secure: true, domain: undefined, path: '/' },
      ],
    );
    expect(await browser.whoAmI()).toBe(userId);
    // A cookie without the prefix may come from another host of the domain.
    const planted = new Browser(secure());
    planted.cookies.set(access, {
      ...browser.lastSet[0],
      name: access,
      value: browser.cookies.get(`__Host-${access}`)!.value,
    });
    expect(await planted.whoAmI()).toBe('nobody');
  });

  it('is not the default: the answer has the tokens, and sets nothing', async () => {
    const { email } = await app().actors.make();
    const browser = new Browser(app());
    const { session } = await browser.signIn(email, 'BODY');
    expect(session.accessToken).toEqual(expect.any(String));
    expect(browser.lastSet).toEqual([]);
  });

  it('sets nothing when it fails', async () => {
    const browser = new Browser(app());
    const input = { email: 'nobody@example.com', password: 'x', transport: 'COOKIE' };
    const { userErrors } = await browser.client.mutate('signIn', input, sessionFields);
    expect(userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
    expect(browser.lastSet).toEqual([]);
  });

  it('waits for the second factor', async () => {
    const { userId, email, secret } = await makeProtectedPerson(app());
    const browser = new Browser(app());
    const { mfaChallenge, session } = await browser.signIn(email);
    expect([session, browser.lastSet]).toEqual([null, []]);
    const input = { token: mfaChallenge.token, code: nextCode(app(), secret), transport: 'COOKIE' };
    const payload = await browser.client.mutate('completeMfaChallenge', input, sessionFields);
    expect(payload).toEqual({ session: withoutTokens, userErrors: [] });
    expect(await browser.whoAmI()).toBe(userId);
  });

  it('is for registering and for accepting an invitation too', async () => {
    const [customer, colleague] = [new Browser(secure()), new Browser(secure())];
    const input = {
      email: 'by-cookie@example.com',
      password: testPassword,
      name: 'Anna',
      transport: 'COOKIE',
    };
    const registered = await customer.client.mutate(
      'registerCustomer',
      input,
      `user { id } ${sessionFields}`,
    );
    expect(registered.session).toEqual(withoutTokens);
    expect(await customer.whoAmI()).toBe(registered.user.id);
    const { token } = await invited(secure());
    const acceptance = { token, password: testPassword, transport: 'COOKIE' };
    const accepted = await colleague.client.mutate(
      'acceptInvitation',
      acceptance,
      `user { id } ${sessionFields}`,
    );
    expect(accepted.session).toEqual(withoutTokens);
    expect(await colleague.whoAmI()).toBe(accepted.user.id);
  });

  it('by cookie, another sign-in is answered by cookie too, whatever it asks for', async () => {
    const { browser } = await signedIn();
    const other = await app().actors.make();
    expect((await browser.signIn(other.email, 'BODY')).session).toEqual(withoutTokens);
    expect(await browser.whoAmI()).toBe(other.userId);
  });

  it('works in a batch', async () => {
    const { userId, email } = await app().actors.make();
    const browser = new Browser(app());
    const query = `mutation { signIn(input: { email: "${email}", password: "${testPassword}", transport: COOKIE }) { ${sessionFields} } }`;
    await browser.request([{ query }, { query: '{ __typename }' }]);
    expect(browser.lastSet).toHaveLength(2);
    expect(await browser.whoAmI()).toBe(userId);
  });
});

describe('refreshing by cookie', () => {
  it('says that the access token has expired, and sets the next tokens', async () => {
    const { browser, userId } = await signedIn();
    const first = browser.cookies.get(refreshName)!.value;
    app().clock.advance(16 * 60_000);
    expect(await browser.whoAmI()).toBe('UNAUTHENTICATED');
    expect(await browser.refresh()).toEqual({ session: withoutTokens, userErrors: [] });
    expect(browser.cookies.get(refreshName)!.value).not.toBe(first);
    expect(await browser.whoAmI()).toBe(userId);
    browser.cookies.delete(access);
    expect(await browser.whoAmI()).toBe('UNAUTHENTICATED');
    await browser.refresh();
    expect(await browser.whoAmI()).toBe(userId);
  });

  it('by two tabs at once ends nothing: both get the same tokens', async () => {
    for (let round = 1; round <= 5; round++) {
      const { browser, userId } = await signedIn();
      app().clock.advance(16 * 60_000);
      const tabs = Array.from({ length: 4 }, () => {
        const tab = new Browser(app());
        for (const [name, cookie] of browser.cookies) tab.cookies.set(name, cookie);
        return tab;
      });
      const answers = await Promise.all(tabs.map(tab => tab.refresh()));
      expect(answers.map(({ userErrors }) => userErrors)).toEqual([[], [], [], []]);
      const next = new Set(tabs.map(tab => tab.cookies.get(refreshName)!.value));
      expect(next.size).toBe(1);
      expect(await familySize(app(), [...next][0]!)).toBe(2);
      for (const tab of tabs) expect(await tab.whoAmI()).toBe(userId);
      // The next one goes on from there.
      expect((await tabs[3]!.refresh()).userErrors).toEqual([]);
    }
  });

  it('of a session that has ended forgets the cookies', async () => {
    const { browser, userId } = await signedIn();
    const { headers } = await app().actors.signIn(userId);
    await app().sendWith(headers, 'mutation { revokeAllSessions { endedCount } }');
    expect(await browser.whoAmI()).toBe('UNAUTHENTICATED');
    expect((await browser.refresh()).userErrors).toMatchObject([
      { code: 'TOKEN_INVALID', path: ['refreshToken'] },
    ]);
    expect(browser.cookies.size).toBe(0);
    expect(await browser.whoAmI()).toBe('nobody');
  });

  it('with a token that was used long ago ends the session, and forgets the cookies', async () => {
    const { browser } = await signedIn();
    const thief = new Browser(app());
    for (const [name, cookie] of browser.cookies) thief.cookies.set(name, cookie);
    await browser.refresh();
    app().clock.advance(61_000);
    expect((await thief.refresh()).userErrors).toMatchObject([{ code: 'REFRESH_TOKEN_REUSED' }]);
    expect(thief.cookies.size).toBe(0);
    expect(await browser.whoAmI()).toBe('UNAUTHENTICATED');
  });

  it('needs a cookie or a token', async () => {
    expect((await new Browser(app()).refresh()).userErrors).toMatchObject([
      { code: 'TOKEN_INVALID', path: ['refreshToken'] },
    ]);
    const { browser } = await signedIn();
    const { email } = await app().actors.make();
    const { session } = await signIn(app(), email);
    // With a bearer token the cookies do not count, whether they are valid or not.
    const response = await browser.request(
      { query: `mutation { refreshSession(input: {}) { userErrors { code } } }` },
      bearer(session.accessToken),
    );
    expect(response.json().data.refreshSession.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
    expect(browser.cookies.size).toBe(2);
  });

  it('a token in the input is answered in the body', async () => {
    const { email } = await app().actors.make();
    const { session } = await signIn(app(), email);
    const next = await refresh(app(), session.refreshToken);
    expect(next.session.refreshToken).toEqual(expect.any(String));
  });
});

describe('what ends the session of a browser', () => {
  it.each([
    ['signOut', null, 'endedSessionId'],
    ['revokeAllSessions', null, 'endedCount'],
    ['revokeAllSessions', { keepCurrent: false }, 'endedCount'],
  ])('%s forgets the cookies', async (name, input, fields) => {
    const { browser } = await signedIn();
    const stale = new Map(browser.cookies);
    expect((await browser.client.mutate(name, input, fields)).userErrors).toEqual([]);
    expect(browser.cookies.size).toBe(0);
    expect(browser.lastSet).toMatchObject(
      [access, refreshName].map(name => ({ name, value: '', maxAge: 0, httpOnly: true, path: '/' })),
    );
    expect(await browser.whoAmI()).toBe('nobody');
    for (const [name, cookie] of stale) browser.cookies.set(name, cookie);
    expect(await browser.whoAmI()).toBe('UNAUTHENTICATED');
  });

  it('so does revoking it by its id, and deleting the account, but not another session', async () => {
    const { browser, userId } = await signedIn();
    await app().actors.signIn(userId);
    const { me } = await browser.client.ask('{ me { sessions { id current } } }');
    const idOf = (isCurrent: boolean) =>
      me.sessions.find((one: { current: boolean }) => one.current === isCurrent).id;
    await browser.client.mutate('revokeSession', { sessionId: idOf(false) }, 'endedSessionId');
    expect(browser.cookies.size).toBe(2);
    await browser.client.mutate('revokeSession', { sessionId: idOf(true) }, 'endedSessionId');
    expect(browser.cookies.size).toBe(0);

    const leaver = await signedIn();
    await leaver.browser.client.mutate('deleteUser', { userId: leaver.userId }, 'deletedUserId');
    expect(leaver.browser.cookies.size).toBe(0);
  });

  it('what keeps the session keeps the cookies', async () => {
    const { browser, userId } = await signedIn();
    const input = { currentPassword: testPassword, newPassword: 'seven calm green pens' };
    expect((await browser.client.mutate('changePassword', input, 'user { id }')).userErrors).toEqual([]);
    await browser.client.mutate('revokeAllSessions', { keepCurrent: true }, 'endedCount');
    expect(await browser.whoAmI()).toBe(userId);
  });

  it('with a bearer token no cookie is forgotten', async () => {
    const { browser, userId } = await signedIn();
    const { headers } = await app().actors.signIn(userId);
    await browser.request({ query: 'mutation { signOut { endedSessionId } }' }, headers);
    expect(browser.lastSet).toEqual([]);
    expect(await browser.whoAmI()).toBe(userId);
  });
});

describe('the page that sends a cookie', () => {
  const signOut = { query: 'mutation { signOut { endedSessionId userErrors { code } } }' };

  it.each([
    ['another site', 'https://elsewhere.example'],
    ['another port of this machine', 'http://localhost:3000'],
    ['the same host without TLS', 'http://shop.example.com'],
    ['a sandbox', 'null'],
  ])('is refused at %s, for queries and mutations', async (_what, origin) => {
    const { browser, userId } = await signedIn();
    const page = browser.page({ origin });
    for (const payload of [
      { query: '{ me { id } }' },
      { query: '{ me { id } }' },
      { query: '{ me { id } }' },
      signOut,
    ]) {
      const response = await page.request(payload);
      expect([response.statusCode, codesOf(response.json())]).toEqual([403, ['COOKIES_REFUSED']]);
      expect(response.json().data).toBeUndefined();
    }
    // A GET request reads no cookie, so that any page and any cache may send one.
    const response = await page.get('{ me { id } }');
    expect([response.statusCode, response.json().data]).toEqual([200, { me: null }]);
    expect(await browser.whoAmI()).toBe(userId);
  });

  it.each([
    ['of the server', 'http://localhost:4000'],
    ['of the front end', 'https://www.example.com'],
    ['in CORS_ORIGINS', 'https://shop.example.com'],
    // As fastify's inject calls its host.
    ['at the host of the request', 'http://localhost'],
  ])('may be %s', async (_what, origin) => {
    const { browser } = await signedIn();
    const response = await browser.page({ origin }).request(signOut);
    expect([response.statusCode, response.json().data.signOut.userErrors]).toEqual([200, []]);
  });

  it('must be named for a mutation, and need not be for a query', async () => {
    const { browser, userId } = await signedIn();
    const program = browser.page({ origin: null });
    expect(await program.whoAmI()).toBe(userId);
    expect((await program.get('{ me { id } }')).json().data.me).toBeNull();
    const refused = await program.request(signOut);
    expect([refused.statusCode, codesOf(refused.json())]).toEqual([403, ['COOKIES_REFUSED']]);
    const batch = await program.request([{ query: '{ me { id } }' }, signOut]);
    expect(batch.json().map(codesOf)).toEqual([[], ['COOKIES_REFUSED']]);
    expect(
      codesOf(await program.client.send('mutation { refreshSession(input: {}) { userErrors { code } } }')),
    ).toEqual(['COOKIES_REFUSED']);
    expect(await browser.whoAmI()).toBe(userId);
  });

  it('a form of another site cannot send a mutation, nor make somebody sign in', async () => {
    const { browser, email } = await signedIn();
    const form = await browser.request(signOut, { 'content-type': 'text/plain' });
    expect(form.statusCode).toBeGreaterThanOrEqual(400);
    for (const options of [foreign, { origin: null }]) {
      const stranger = new Browser(app(), options);
      const query = `mutation { signIn(input: { email: "${email}", password: "${testPassword}", transport: COOKIE }) { ${sessionFields} } }`;
      expect(codesOf((await stranger.request({ query })).json())).toEqual(['COOKIES_REFUSED']);
      expect(stranger.lastSet).toEqual([]);
    }
  });

  it('does not matter to a bearer token, beside which no cookie is read', async () => {
    const { browser } = await signedIn();
    const other = await app().actors.make();
    const { session } = await signIn(app(), other.email);
    const page = browser.page(foreign);
    const response = await page.request({ query: '{ me { id } }' }, bearer(session.accessToken));
    expect(response.json().data.me.id).toBe(other.userId);
    const bad = await browser.request({ query: '{ me { id } }' }, bearer('wrong'));
    expect(codesOf(bad.json())).toEqual(['UNAUTHENTICATED']);
    const out = await page.request(signOut, bearer(session.accessToken));
    expect(out.json().data.signOut.userErrors).toEqual([]);
    expect(await whoIs(app(), session.accessToken)).toBe('UNAUTHENTICATED');
  });

  it('is answered with nothing that a cache may keep', async () => {
    const { browser } = await signedIn();
    for (const response of [
      await browser.get('{ me { id } }'),
      await browser.request({ query: '{ me { id } }' }),
    ])
      expect(response.headers['cache-control']).toBe('no-store');
  });

  it('a cookie that is no token counts as a bad one, and other cookies do not count', async () => {
    const browser = new Browser(app());
    browser.cookies.set('theme', { name: 'theme', value: 'dark' });
    expect(await browser.whoAmI()).toBe('nobody');
    expect(await browser.page(foreign).whoAmI()).toBe('nobody');
    for (const value of ['x', '%', 'a.b.c', 'ü'.repeat(3), '"'])
      expect(
        codesOf(
          (
            await browser.request({ query: '{ me { id } }' }, { cookie: `${access}=${encodeURI(value)}` })
          ).json(),
        ),
      ).toEqual(['UNAUTHENTICATED']);
    expect(await browser.whoAmI()).toBe('nobody');
  });
});

describe('a WebSocket with a cookie', () => {
  const notifications = 'subscription { notificationReceived { id } }';

  it('connects as the person, and is closed when the session is revoked elsewhere', async () => {
    const { browser, userId } = await signedIn();
    const socket = await browser.socket();
    await socket.until('connection_ack');
    socket.subscribe('1', notifications);
    await expect.poll(() => app().app.subscriptions.counts.subscriptions).toBe(1);
    const { headers } = await app().actors.signIn(userId);
    await app().sendWith(
      headers,
      'mutation { revokeAllSessions(input: { keepCurrent: true }) { endedCount } }',
    );
    expect((await socket.untilClosed()).code).toBe(4403);
  });

  it('is refused from another page, without an origin, and with an expired token', async () => {
    const { browser } = await signedIn();
    await expect(browser.page(foreign).socket()).rejects.toThrow('403');
    const program = await browser.page({ origin: null }).socket();
    const closed = await program.untilClosed();
    expect(closed).toMatchObject({ code: 4403, reason: expect.stringContaining('Origin') });
    app().clock.advance(16 * 60_000);
    expect(await (await browser.socket()).untilClosed()).toMatchObject({ code: 4403 });
    await browser.refresh();
    const socket = await browser.socket();
    await socket.until('connection_ack');
    socket.socket.close();
    await socket.untilClosed();
  });

  it('a token in the first message counts more than the cookie', async () => {
    const { browser } = await signedIn();
    const raw = await RawSocket.open(await listening(app()), browser.headers);
    raw.send({ type: 'connection_init', payload: bearer('wrong') });
    expect((await raw.untilClosed()).code).toBe(4403);
  });
});
