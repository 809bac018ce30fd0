import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { DayRangeInput } from '../../platform/graphql/day-range.ts';
import { listArgs, sortOf } from '../../platform/graphql/list-args.ts';
import { DateTimeRangeInput } from '../../platform/graphql/list-inputs.ts';
import { Checked, IdOf, Text } from '../../platform/graphql/validation.ts';

const maxActions = 20;

@InputType({ description: 'Conditions on audit entries. All of them must hold.' })
export class AuditLogFilter {
  @Field(() => ID, { nullable: true, description: 'Only actions of this user.' })
  @IdOf('user', { nullable: true })
  actorId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: `Only these actions, such as "session.started"; with a dot at the end, all actions with this prefix: "session.". Up to ${maxActions}.`,
  })
  @Checked(actionsProblem, { nullable: true })
  action?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only actions on the object with this id.' })
  @Text({ max: 64, nullable: true })
  targetId?: string | null;

  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Only actions within this range of time.' })
  occurredAt?: DateTimeRangeInput | null;

  @Field(() => DayRangeInput, { nullable: true, description: 'Only actions on these days.' })
  occurredOn?: DayRangeInput | null;
}

export const AuditEntrySort = sortOf('AuditEntry', {
  plural: 'audit entries',
  fields: { OCCURRED_AT: 'By the time of the action; the default.' },
  direction: 'DESC',
});

@ArgsType()
export class AuditLogArgs extends listArgs(AuditLogFilter, AuditEntrySort, 'the latest first') {}

function actionsProblem(value: unknown): string | undefined {
  const actions = value as string[];
  if (actions.length > maxActions)
    return `must hold at most ${maxActions} actions, but it holds ${actions.length}.`;
  return actions.every(action => /^[a-z0-9-]+(\.[a-z0-9-]+)*\.?$/.test(action))
    ? undefined
    : 'must hold actions such as "session.started" or prefixes such as "session.".';
}
