import { ArgsType, Field, GraphQLISODateTime, ID, InputType } from 'type-graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.ts';
import { IdOf, Matches, Nested, Text } from '../../platform/graphql/validation.ts';

@InputType({ description: 'Which entries of the audit log. All conditions must hold.' })
export class AuditLogFilter {
  @Field(() => ID, { nullable: true, description: 'What this user did.' })
  @IdOf('user', { nullable: true })
  actorId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'This action, such as "session.started"; with a dot at its end, all that begin so: "session.".',
  })
  @Matches(
    /^[a-z0-9-]+(\.[a-z0-9-]+)*\.?$/,
    'an action such as "session.started", or a beginning such as "session."',
    {
      nullable: true,
    },
  )
  action?: string | null;

  @Field(() => ID, { nullable: true, description: 'What happened to this thing.' })
  @Text({ max: 64, nullable: true })
  targetId?: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'From this moment on, it included.' })
  from?: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Before this moment.' })
  to?: Date | null;
}

@ArgsType()
export class AuditLogArgs extends ConnectionArgs {
  @Field(() => AuditLogFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: AuditLogFilter | null;
}
