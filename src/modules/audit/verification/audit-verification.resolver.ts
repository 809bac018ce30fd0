import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../../platform/graphql/next-action.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { AuditVerification } from './audit-verification.entity.ts';
import { AuditVerificationsArgs, CancelAuditVerificationInput } from './audit-verification.inputs.ts';
import {
  CancelAuditVerificationPayload,
  StartAuditVerificationPayload,
} from './audit-verification.payloads.ts';
import {
  type AuditVerificationRow,
  auditVerificationById,
  listAuditVerifications,
} from './audit-verification.queries.ts';
import {
  AuditVerificationNextAction,
  nextActionsOfVerification,
  verificationActionColumns,
} from './audit-verification-next-actions.ts';
import { AuditVerificationResult } from './audit-verification-result.type.ts';
import { cancelAuditVerification } from './cancel-audit-verification.ts';
import { startAuditVerification } from './start-audit-verification.ts';
import { verifyAuditLog } from './verify-audit-log.ts';

export const AuditVerificationConnection = connectionOf<AuditVerification>(
  'AuditVerification',
  () => AuditVerification,
);

@Resolver(() => AuditVerification)
export class AuditVerificationResolver {
  @Query(() => AuditVerification, {
    nullable: true,
    description: 'A verification of the audit log by its id; null when there is none.',
  })
  auditVerification(
    @Arg('id', () => ID, { description: 'The id of the verification.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return auditVerificationById(ctx, id, info);
  }

  @Query(() => AuditVerificationConnection, {
    description:
      'The verifications of the audit log in the last year, at most the last 1,000, the newest first.',
  })
  auditVerifications(
    @Args() args: AuditVerificationsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAuditVerifications(ctx, args, info);
  }

  // It reads every entry that there is, so one operation may ask for it once.
  @Price({ cost: 3_000 })
  @Query(() => AuditVerificationResult, {
    description: 'Checks every entry of the audit log and reports whether somebody tampered with it.',
    deprecationReason:
      'It answers only when every entry is checked, which takes too long for a request once the log is large. Use `startAuditVerification`, which finds the same.',
  })
  verifyAuditLog(@Ctx() ctx: Context) {
    return verifyAuditLog(ctx);
  }

  @Mutation(() => StartAuditVerificationPayload, {
    description:
      'Checks every entry of the audit log in the background, and reports whether somebody tampered with it. While a verification waits or runs, it returns that one.',
  })
  startAuditVerification(@Ctx() ctx: Context) {
    return startAuditVerification(ctx);
  }

  @Mutation(() => CancelAuditVerificationPayload, {
    description: 'Cancels a verification of the audit log that waits or runs, whoever started it.',
  })
  cancelAuditVerification(
    @Input('The verification to cancel.') input: CancelAuditVerificationInput,
    @Ctx() ctx: Context,
  ) {
    return cancelAuditVerification(ctx, input);
  }

  @Columns(...verificationActionColumns)
  @Price({ rows: 1 })
  @FieldResolver(() => [AuditVerificationNextAction], { description: nextActionsDescription })
  nextActions(@Root() row: AuditVerificationRow, @Ctx() ctx: Context) {
    return nextActionsOfVerification(ctx, row);
  }
}
