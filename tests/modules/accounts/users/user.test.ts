import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { makeMember } from '../../../kit/factories/role.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';

const app = useApp();

const lookUp = (id: string) => `{ user(id: "${id}") { id } node(id: "${id}") { id } }`;
const nothing = { user: null, node: null };

describe('user', () => {
  it('is oneself, or with USERS_VIEW anybody; else null, like one that is not there', async () => {
    const person = await app().actors.make();
    const { userId: other } = await app().actors.make();
    const unknown = 'user_01h455vb4pex5vsknk084sn02q';
    const viewer = await makeMember(app(), ['USERS_VIEW']);
    const id = person.userId;
    expect(await as(app(), person).ask(lookUp(id))).toEqual({ user: { id }, node: { id } });
    expect(await as(app(), viewer).ask(lookUp(id))).toEqual({ user: { id }, node: { id } });
    expect(await as(app(), person).ask(lookUp(other))).toEqual(nothing);
    expect(await as(app(), person).ask(lookUp(unknown))).toEqual(nothing);
    expect(await as(app(), viewer).ask(lookUp(unknown))).toEqual(nothing);
    expect(await app().ask('staff', lookUp(id))).toEqual(nothing);
    expect(await as(app(), person).ask(`{ nodes(ids: ["${other}", "${id}"]) { id } }`)).toEqual({
      nodes: [null, { id }],
    });
  });

  it('is not for a guest, and wants the id of a user', async () => {
    const { userId } = await app().actors.make();
    expect(codeOf(await app().send('guest', `{ user(id: "${userId}") { id } }`))).toBe('UNAUTHENTICATED');
    expect(codeOf(await app().send('guest', `{ node(id: "${userId}") { id } }`))).toBe('UNAUTHENTICATED');
    expect(codeOf(await app().send('admin', '{ user(id: "staff_01h455vb4pex5vsknk084sn02q") { id } }'))).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('shows no secret to anybody', async () => {
    const { __type } = await app().ask('admin', '{ __type(name: "User") { fields { name } } }');
    const names = __type.fields.map((field: { name: string }) => field.name);
    for (const secret of ['passwordHash', 'totpSecret', 'totpLastStep', 'emailKey', 'verifiedEmailKey'])
      expect(names).not.toContain(secret);
  });
});

describe('what is guarded of a user', () => {
  it.each([
    'email',
    'phone',
    'emailVerifiedAt',
    'mfaEnabled',
    'status',
    'permissions',
    'roles { id }',
    'sessions { id device }',
    'customer { id }',
    'staffMember { id }',
  ])('is refused to staff who reach them by a customer: %s', async field => {
    const person = await makeShopper(app(), { phone: '+49 30 77' });
    const query = `{ customer(id: "${person.customerId}") { name user { id name ${field} } } }`;
    // The first runs go through graphql-js, the later ones are compiled.
    for (let run = 1; run <= 3; run++) {
      const answer = await app().send('staff', query);
      expect(answer.errors).toMatchObject([
        {
          path: ['customer', 'user', field.split(' ')[0]],
          extensions: { code: 'FORBIDDEN', permission: 'USERS_VIEW' },
        },
      ]);
      expect((await as(app(), person).send(query)).errors).toBeUndefined();
      expect((await app().send('manager', query)).errors).toBeUndefined();
    }
  });

  it('is refused in lists, too, with all that is not guarded still there where it can be', async () => {
    const person = await makeShopper(app(), { name: 'Listed Lisa' });
    const { data, errors } = await app().send(
      'staff',
      '{ customers(filter: { search: "Listed Lisa" }) { nodes { email user { name phone emailVerifiedAt } } } }',
    );
    expect(data).toEqual({
      customers: {
        nodes: [{ email: person.email, user: { name: 'Listed Lisa', phone: null, emailVerifiedAt: null } }],
      },
    });
    expect(errors!.map(error => error.extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });
});
