import { ArgsType, Field, InputType } from 'type-graphql';
import { listArgs, sortOf, tableScan } from '../../../platform/graphql/list-args.ts';
import { ConditionCost } from '../../../platform/graphql/price.ts';
import { ById } from '../../../platform/graphql/reference-inputs.ts';
import { SecurityAlertKind } from './security-alert.entity.ts';

@InputType({ description: 'Conditions on security alerts. All of them must hold.' })
export class SecurityAlertFilter {
  @Field(() => [SecurityAlertKind], { nullable: true, description: 'Only alerts of one of these kinds.' })
  kind?: SecurityAlertKind[] | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for acknowledged alerts only, false for the others only.',
  })
  acknowledged?: boolean | null;
}

const SecurityAlertSort = sortOf('SecurityAlert', {
  plural: 'security alerts',
  fields: { CREATED_AT: 'By the time at which they were raised; the default.' },
  direction: 'DESC',
});

@ArgsType()
export class SecurityAlertsArgs extends listArgs(
  SecurityAlertFilter,
  SecurityAlertSort,
  'the latest first',
) {}

@InputType({ description: 'The security alert to acknowledge.' })
export class AcknowledgeSecurityAlertInput extends ById('securityAlert', { prefix: 'alert' }) {}
