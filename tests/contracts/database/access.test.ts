import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { manifests } from '../../../src/manifests.ts';
import type { BuiltInKey } from '../../../src/modules/accounts/roles/built-in-roles.ts';
import { Role } from '../../../src/modules/accounts/roles/role.entity.ts';
import { UserRole } from '../../../src/modules/accounts/roles/user-role.entity.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { buildSchema } from '../../../src/platform/graphql/schema.ts';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { connect, untilNothingIsLeft } from '../../kit/subscriber.ts';
import { access, type Who } from './access-table.ts';

const app = useApp();
const schema = buildSchema(manifests);
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
  type => type != null,
);
const fields = roots.flatMap(type =>
  Object.values(type.getFields()).map(field => [`${type.name}.${field.name}`, type, field] as const),
);

/** A value that only fits the schema, because the rules are checked before anything else. */
function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return [];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter(field => isNonNullType(field.type));
    return Object.fromEntries(needed.map(field => [field.name, sample(field.type)]));
  }
  if (isEnumType(type)) return type.getValues()[0]!.name;
  return samples[type.name] ?? 'x';
}

const samples: Record<string, unknown> = {
  Int: 1,
  Float: 1,
  Boolean: false,
  Decimal: '1',
  Date: '2026-01-01',
  DateTimeISO: '2026-01-01T00:00:00Z',
  JSON: {},
};

function documentOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) {
  const needed = field.args.filter(arg => isNonNullType(arg.type));
  const declared = needed.map(arg => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = needed.map(arg => `${arg.name}: $${arg.name}`).join(', ');
  const operation = type.name.toLowerCase();
  const named = getNamedType(field.type);
  const selected = isLeafType(named) ? '' : '{ __typename }';
  return {
    query: `${operation} ${declared && `(${declared})`} { ${field.name} ${passed && `(${passed})`} ${selected} }`,
    variables: Object.fromEntries(needed.map(arg => [arg.name, sample(arg.type)])),
  };
}

const people: Record<Exclude<Who, 'guest'>, TestActor> = {} as never;

beforeAll(async () => {
  const { actors } = app();
  const withRole = (key: BuiltInKey) => actors.make({ roles: [key] });
  people.customer = await withRole('CUSTOMER');
  people.pending = await actors.make();
  people.staff = await withRole('STAFF');
  people.manager = await withRole('MANAGER');
  people.admin = await withRole('ADMIN');
  people.suspended = await withRole('ADMIN');
  people.revoked = await withRole('ADMIN');
  people.mfaRequired = await actors.make();
  await inTransaction(app().context(), async ctx => {
    const role = ctx.em.create(Role, {
      name: 'Careful administrators',
      description: '',
      permissions: [],
      effectivePermissions: (await ctx.em.findOneOrFail(Role, { builtInKey: 'ADMIN' })).effectivePermissions,
      requiresMfa: true,
    } as never) as Role;
    ctx.em.create(UserRole, { user: people.mfaRequired.userId, role, grantedById: null } as never);
  });
  const ask = (query: string) => app().ask('admin', query);
  await ask(
    `mutation { updateUserStatus(input: { userId: "${people.suspended.userId}", status: SUSPENDED }) { user { id } } }`,
  );
  await app().sendWith(people.revoked.headers, 'mutation { signOut { endedSessionId } }');
});

/** The verdict of the rules: the code of the refusal, or `allowed`, even if something else is wrong. */
async function outcome(who: Who, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) {
  // Some fields end the session of the request.
  const fresh = who === 'guest' ? undefined : await sessionOf(who);
  const { query, variables } = documentOf(type, field);
  if (type.name === 'Subscription') return outcomeOfSubscribing(fresh?.headers ?? {}, query, variables);
  const answer = await app().sendWith(fresh?.headers ?? {}, query, variables);
  const codes = (answer.errors ?? []).map(error => String(error.extensions.code));
  expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
  expect(codes).not.toContain('GRAPHQL_VALIDATION_FAILED');
  return codes.find(code => code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') ?? 'allowed';
}

/** A subscription is refused when it starts. An allowed one starts, or something else is wrong with it. */
async function outcomeOfSubscribing(headers: Record<string, string>, query: string, variables: object) {
  const subscriber = await connect(app(), headers);
  const followed = subscriber.follow(query, { ...variables });
  const code = await vi.waitFor(() => {
    const [error] = followed.errors;
    if (!error) expect(app().app.services.live.listenerCount).toBeGreaterThan(2);
    return String(error?.extensions.code ?? 'allowed');
  });
  await subscriber.leave();
  await untilNothingIsLeft(app());
  // Without a token, or with a bad one, the connection itself is refused.
  if (code === 'closed 4401' || code === 'closed 4403') return 'UNAUTHENTICATED';
  expect(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'allowed']).toContain(code);
  return code === 'BAD_USER_INPUT' ? 'allowed' : code;
}

function sessionOf(who: Exclude<Who, 'guest'>): TestActor | Promise<TestActor> {
  const person = people[who];
  return who === 'revoked' || who === 'suspended' ? person : app().actors.signIn(person.userId);
}

describe('the table of who may do what', () => {
  it('has a row for every root field, and no other', () => {
    expect(Object.keys(access).sort()).toEqual(fields.map(([name]) => name).sort());
  });

  it.each(fields)('is how the server answers %s', async (name, type, field) => {
    const expected = access[name]!;
    const actual: Record<string, string> = {};
    for (const who of Object.keys(expected) as Who[]) actual[who] = await outcome(who, type, field);
    expect(actual).toEqual(expected);
  });
});
