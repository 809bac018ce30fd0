import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { AuditVerification } from '../audit/verification/audit-verification.entity.ts';
import { User } from './users/user.entity.ts';
import { readUser } from './users/user.queries.ts';

@Resolver(() => AuditVerification)
export class AuditVerificationStarterResolver {
  @Columns('startedById')
  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who started it; null for an account that was deleted since.',
  })
  startedBy(@Root() verification: AuditVerification, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return readUser(ctx, verification.startedById, info);
  }
}
