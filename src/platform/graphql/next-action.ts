import { type ClassType, Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Context } from '../context/context.ts';
import type { Problem } from '../lib/problem.ts';
import type { UserErrorCode } from '../lib/user-error.ts';
import { withArticle } from '../lib/with-article.ts';
import { UserErrorCodeEnum } from './user-error.type.ts';

export interface NextAction<A extends string> {
  readonly action: A;
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly reasonCode: UserErrorCode | null;
}

/**
 * Declares `<Type>Action` and `<Type>NextAction`.
 * @param type the type of the objects, as in the API
 * @param actions each with its description, in the order in which they are offered
 */
export function nextActionOf<A extends string>(
  type: string,
  actions: Readonly<Record<A, string>>,
): ClassType<NextAction<A>> {
  const names = Object.keys(actions) as A[];
  const ActionEnum = Object.fromEntries(names.map(name => [name, name]));
  const noun = spaced(type);
  registerEnumType(ActionEnum, {
    name: `${type}Action`,
    description: `What can be done with ${withArticle(noun)}.`,
    valuesConfig: Object.fromEntries(names.map(name => [name, { description: actions[name] }])),
  });

  @ObjectType(`${type}NextAction`, {
    simpleResolvers: true,
    description: `An action that you may take with ${withArticle(noun)}, and whether it is possible now.`,
  })
  class Result {
    @Field(() => ActionEnum, { description: 'The action.' })
    action!: A;

    @Field(() => Boolean, { description: 'Whether it is possible now.' })
    allowed!: boolean;

    @Field(() => String, {
      nullable: true,
      description: 'Why it is not possible now, in the words of the mutation; null when it is allowed.',
    })
    reason!: string | null;

    @Field(() => UserErrorCodeEnum, {
      nullable: true,
      description: 'The same for programs: the code with which the mutation would refuse it.',
    })
    reasonCode!: UserErrorCode | null;
  }
  return Result as ClassType<NextAction<A>>;
}

/** The description of a field `nextActions`. */
export const nextActionsDescription =
  'The actions that you have the permission for, each with whether it is possible now. It comes from the rules that the mutations check.';

/** Whether somebody may take an action at all, and if so, the rule that says what stands against it now. */
export type Offer = false | (() => Problem | null | undefined | Promise<Problem | null | undefined>);

/** The answer of a field `nextActions`, in the order of the offers. */
export async function nextActions<A extends string>(
  offers: Readonly<Partial<Record<A, Offer>>>,
): Promise<NextAction<A>[]> {
  const made = (Object.entries(offers) as [A, Offer][]).filter(([, offer]) => offer !== false);
  return Promise.all(
    made.map(async ([action, offer]) => {
      const problem = offer === false ? null : await offer();
      const reason = problem?.message ?? null;
      return { action, allowed: !problem, reason, reasonCode: problem?.code ?? null };
    }),
  );
}

/** The user who can act on what is theirs; null for a guest, and for somebody who must enroll a second factor first. */
export function actingUserId({ actor }: Context): string | null {
  return actor.mustEnrollMfa ? null : actor.userId;
}

function spaced(type: string): string {
  return type.replace(/(?!^)[A-Z]/g, letter => ` ${letter}`).toLowerCase();
}
