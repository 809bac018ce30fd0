import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestActor } from '../kit/actors.ts';
import type { Answer } from '../kit/answer.ts';
import { useApp } from '../kit/app.ts';
import { verifyAuditLog } from '../kit/audit-log.ts';
import { untilNoJobsWait } from '../kit/jobs.ts';
import { mailbox } from '../kit/mailbox.ts';
import { type ServerProcess, startServerProcess } from '../kit/server-process.ts';

const app = useApp();
let servers: ServerProcess[];

beforeAll(async () => {
  // The servers live in real time, and so must the sessions that are made here for them.
  app().clock.goLive();
  servers = await Promise.all([startServerProcess(app()), startServerProcess(app())]);
});
afterAll(() => Promise.all(servers.map(server => server.stop())));

const people = 20;
const ringSize = 6;

/** The same from both servers at once. */
function fromBoth<T>(work: (server: ServerProcess, index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(servers.map(work));
}

function userErrorCodes(answers: readonly Answer[], field: string): string[] {
  return answers.flatMap(({ data, errors }) => {
    expect(errors).toBeUndefined();
    return data[field].userErrors.map((error: { code: string }) => error.code);
  });
}

async function registerStaff(n: number): Promise<{ id: string; email: string }> {
  const email = `staff${n}@example.com`;
  const input = { email, password: 'four quiet words here', name: `Staff ${n}` };
  const { staffMember } = await app().mutate('registerStaff', input, 'staffMember { id }', 'guest');
  return { id: staffMember.id, email };
}

const approve = `mutation ($id: ID!) { approveStaffMember(input: { staffMemberId: $id, roleIds: [] }) { userErrors { code } } }`;
const reject = `mutation ($id: ID!) { rejectStaffMember(input: { staffMemberId: $id, reason: "No." }) { userErrors { code } } }`;
const refresh = `mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { session { accessToken refreshToken } userErrors { code } } }`;
const demote = `mutation ($id: ID!, $role: ID!) { unassignRole(input: { userId: $id, roleId: $role }) { userErrors { code } } }`;

/** One says yes and one says no, through different servers. */
async function decide(manager: TestActor, id: string): Promise<string[]> {
  const answers = await fromBoth((server, index) =>
    server.send(manager.headers, index === 0 ? approve : reject, { id }),
  );
  return [
    ...userErrorCodes([answers[0]!], 'approveStaffMember'),
    ...userErrorCodes([answers[1]!], 'rejectStaffMember'),
  ];
}

/** A session that two tabs refresh at once, through different servers, three times over. */
async function refreshOften(person: TestActor): Promise<string> {
  let token = person.refreshToken;
  for (let turn = 0; turn < 3; turn++) {
    const answers = await fromBoth(server => server.send({}, refresh, { token }));
    expect(userErrorCodes(answers, 'refreshSession')).toEqual([]);
    const next = new Set(answers.map(({ data }) => data.refreshSession.session.refreshToken));
    expect(next.size).toBe(1);
    token = [...next][0]!;
  }
  return token;
}

async function adminRoleId(): Promise<string> {
  const { roles } = await app().ask('manager', '{ roles { id name } }');
  return roles.find((role: { name: string }) => role.name === 'Administrator').id;
}

describe('two servers on one database', () => {
  it('lose no decision, no session, no mail, no entry of the audit log, and not the last administrator', async () => {
    const manager = await app().actors.find('manager');
    const members = await Promise.all(Array.from({ length: people }, (_, n) => registerStaff(n)));
    const guests = await Promise.all(Array.from({ length: people }, () => app().actors.make()));
    const ring = await Promise.all(
      Array.from({ length: ringSize }, () => app().actors.make({ roles: ['ADMIN'] })),
    );
    const role = await adminRoleId();

    const [decisions, tokens] = await Promise.all([
      Promise.all(members.map(member => decide(manager, member.id))),
      Promise.all(guests.map(refreshOften)),
      // Each administrator takes the role from the next one, all at once.
      Promise.all(
        ring.map((admin, n) =>
          servers[n % 2]!.send(admin.headers, demote, { id: ring[(n + 1) % ringSize]!.userId, role }),
        ),
      ),
    ]);

    expect(decisions).toEqual(members.map(() => ['WRONG_STATUS']));
    expect(new Set(tokens).size).toBe(people);
    const { users } = await app().ask(
      'manager',
      'query ($role: ID!) { users(filter: { roleId: $role }) { totalCount } }',
      { role },
    );
    expect(users.totalCount).toBeGreaterThanOrEqual(1);
    expect(users.totalCount).toBeLessThan(ringSize);

    await untilNoJobsWait(app());
    const sent = (await Promise.all(servers.map(({ folder }) => mailbox(join(folder, 'data/mail'))))).flat();
    const decided = sent.filter(mail => /^staff\.(approved|rejected)$/.test(mail.template));
    expect(decided.map(mail => mail.to).sort()).toEqual(members.map(member => member.email).sort());
    expect(new Set(sent.map(mail => mail.messageId)).size).toBe(sent.length);

    const verification = await verifyAuditLog(app(), 'intact problems { message } checkedEntries');
    expect(verification).toMatchObject({ intact: true, problems: [] });
    expect(verification.checkedEntries).toBeGreaterThan(people * 2);
  }, 60_000);
});
