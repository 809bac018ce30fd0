import { ArgsType, Field, GraphQLISODateTime, ID, InputType } from 'type-graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.ts';
import { IdOf, Matches, Nested, Text } from '../../platform/graphql/validation.ts';

@InputType({ description: 'Conditions on audit entries. All of them must hold.' })
export class AuditLogFilter {
  @Field(() => ID, { nullable: true, description: 'Only actions of this user.' })
  @IdOf('user', { nullable: true })
  actorId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only this action, such as "session.started"; with a dot at the end, all actions with this prefix: "session.".',
  })
  @Matches(
    /^[a-z0-9-]+(\.[a-z0-9-]+)*\.?$/,
    'an action such as "session.started" or a prefix such as "session."',
    {
      nullable: true,
    },
  )
  action?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only actions on the object with this id.' })
  @Text({ max: 64, nullable: true })
  targetId?: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Only actions at or after this time.' })
  from?: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Only actions before this time.' })
  to?: Date | null;
}

@ArgsType()
export class AuditLogArgs extends ConnectionArgs {
  @Field(() => AuditLogFilter, {
    nullable: true,
    description: 'Conditions on the entries; all entries when absent.',
  })
  @Nested()
  filter?: AuditLogFilter | null;
}
