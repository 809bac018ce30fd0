import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ConnectionArgs } from '../../../platform/graphql/connection.ts';
import { IdOf, Nested } from '../../../platform/graphql/validation.ts';
import { SecurityAlertKind } from './security-alert.entity.ts';

@InputType({ description: 'Which security alerts. All conditions must hold.' })
export class SecurityAlertFilter {
  @Field(() => SecurityAlertKind, { nullable: true, description: 'Of this kind.' })
  kind?: SecurityAlertKind | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for those that somebody has seen to, false for the others.',
  })
  acknowledged?: boolean | null;
}

@ArgsType()
export class SecurityAlertsArgs extends ConnectionArgs {
  @Field(() => SecurityAlertFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: SecurityAlertFilter | null;
}

@InputType({ description: 'The security alert that was seen to.' })
export class AcknowledgeSecurityAlertInput {
  @Field(() => ID, { description: 'The alert.' })
  @IdOf('alert')
  securityAlertId!: string;
}
