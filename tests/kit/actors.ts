import { emailKeyOf } from '../../src/modules/accounts/email-address.ts';
import { type BuiltInKey, builtInRoleId } from '../../src/modules/accounts/roles/built-in-roles.ts';
import { Role } from '../../src/modules/accounts/roles/role.entity.ts';
import { UserRole } from '../../src/modules/accounts/roles/user-role.entity.ts';
import { startSession } from '../../src/modules/accounts/sessions/start-session.ts';
import { User } from '../../src/modules/accounts/users/user.entity.ts';
import type { Context } from '../../src/platform/context/context.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import type { TestClock } from './clock.ts';
import { waiterAt } from './waiter.ts';

const roles = {
  customer: 'CUSTOMER',
  staff: 'STAFF',
  manager: 'MANAGER',
  admin: 'ADMIN',
} as const satisfies Record<string, BuiltInKey>;

/** A guest, or somebody signed in with a built-in role. Each is one person, the same for all of a test file. */
export type ActorName = 'guest' | keyof typeof roles;

export interface TestActor {
  readonly userId: string;
  readonly email: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly headers: Record<string, string>;
}

export const testPassword = 'four quiet words here';

/** The application whose people these are, as far as they need it. */
interface Host {
  readonly clock: TestClock;
  context(): Context;
}

/** The people that a test acts as: real accounts with real sessions. */
export class Actors {
  readonly #known = new Map<ActorName, { actor: TestActor; until: number }>();
  #count = 0;

  constructor(private readonly app: Host) {}

  /** @param name one of ActorName; a plain string, since tests list their actors in tables */
  async headers(name: string): Promise<Record<string, string>> {
    if (name === 'guest') return {};
    if (!(name in roles)) throw new Error(`There is no actor "${name}".`);
    return (await this.find(name as keyof typeof roles)).headers;
  }

  async find(name: Exclude<ActorName, 'guest'>): Promise<TestActor> {
    const known = this.#known.get(name);
    const now = this.app.clock.now().getTime();
    if (known && now < known.until) return known.actor;
    const actor = known
      ? await this.signIn(known.actor.userId)
      : await this.make({ name, roles: [roles[name]] });
    this.#known.set(name, { actor, until: now + 10 * 60_000 });
    return actor;
  }

  /** A new person who is signed in and has confirmed their address. */
  async make(
    fields: { name?: string; email?: string; roles?: readonly BuiltInKey[] } = {},
  ): Promise<TestActor> {
    this.#count++;
    const email = fields.email ?? `person${this.#count}@example.com`;
    const passwordHash = await this.app.context().services.passwords.hash(testPassword, waiterAt(null));
    const userId = await inTransaction(this.app.context(), async ctx => {
      const user = ctx.em.create(User, {
        email,
        emailKey: emailKeyOf(email),
        verifiedEmailKey: emailKeyOf(email),
        emailVerifiedAt: ctx.clock.now(),
        name: fields.name ?? `Person ${this.#count}`,
        phone: null,
        passwordHash,
      } as never) as User;
      for (const key of fields.roles ?? [])
        ctx.em.create(UserRole, {
          user,
          role: ctx.em.getReference(Role, builtInRoleId(key)),
          grantedById: null,
        } as never);
      return user.id;
    });
    return this.signIn(userId);
  }

  /** A new session of somebody, without the way through `signIn`. */
  async signIn(userId: string): Promise<TestActor> {
    return inTransaction(this.app.context(), async ctx => {
      const user = await ctx.em.findOneOrFail(User, { id: userId });
      const { tokens } = await startSession(ctx, user);
      const headers = { authorization: `Bearer ${tokens.accessToken}` };
      return { userId, email: user.email, ...tokens, headers };
    });
  }
}
