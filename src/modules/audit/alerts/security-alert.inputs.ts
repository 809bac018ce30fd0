import { ArgsType, Field, InputType } from 'type-graphql';
import { ConnectionArgs } from '../../../platform/graphql/connection.ts';
import { tableScan } from '../../../platform/graphql/list-args.ts';
import { ConditionCost } from '../../../platform/graphql/price.ts';
import { ById } from '../../../platform/graphql/reference-inputs.ts';
import { Nested } from '../../../platform/graphql/validation.ts';
import { SecurityAlertKind } from './security-alert.entity.ts';

@InputType({ description: 'Conditions on security alerts. All of them must hold.' })
export class SecurityAlertFilter {
  @Field(() => SecurityAlertKind, { nullable: true, description: 'Only alerts of this kind.' })
  kind?: SecurityAlertKind | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for acknowledged alerts only, false for the others only.',
  })
  acknowledged?: boolean | null;
}

@ArgsType()
export class SecurityAlertsArgs extends ConnectionArgs {
  @Field(() => SecurityAlertFilter, {
    nullable: true,
    description: 'Conditions on the alerts; all alerts when absent.',
  })
  @Nested()
  filter?: SecurityAlertFilter | null;
}

@InputType({ description: 'The security alert to acknowledge.' })
export class AcknowledgeSecurityAlertInput extends ById('securityAlert', { prefix: 'alert' }) {}
