import { ArgsType, InputType } from 'type-graphql';
import { sortedArgs, sortOf } from '../../../platform/graphql/list-args.ts';
import { ById } from '../../../platform/graphql/reference-inputs.ts';

const AuditVerificationSort = sortOf('AuditVerification', {
  plural: 'verifications of the audit log',
  fields: { CREATED_AT: 'By the time at which they were requested; the default.' },
  direction: 'DESC',
});

@ArgsType()
export class AuditVerificationsArgs extends sortedArgs(AuditVerificationSort, 'the newest first') {}

@InputType({ description: 'The verification to cancel.' })
export class CancelAuditVerificationInput extends ById('auditVerification', {
  prefix: 'auditverification',
}) {}
