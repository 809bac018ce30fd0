import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { JsonScalar } from '../../platform/graphql/scalars.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { AuditEntry, detailsIn } from './audit-entry.entity.ts';
import { readableDetailsOf } from './readable-details-of.ts';

@Resolver(() => AuditEntry)
export class AuditDetailsResolver {
  @Columns('changes', 'targetType', 'targetId')
  @FieldResolver(() => JsonScalar, {
    nullable: true,
    description:
      'The changes to the target, by field: `{ "name": { "before": "Old", "after": "New" } }`. A new object has no `before`; a secret shows only `{ "changed": true }`. Amounts are decimal numbers in the currency of the target. Null when nothing changed or the details were erased.',
  })
  changes(@Root() entry: AuditEntry, @Ctx() ctx: Context) {
    return readableDetailsOf(ctx, entry, detailsIn(entry.changes).changes);
  }

  @Columns('changes', 'targetType', 'targetId')
  @FieldResolver(() => JsonScalar, {
    nullable: true,
    description:
      'Further details, for example the reason. Amounts are decimal numbers in the currency of the target. Null when there are none or they were erased.',
  })
  facts(@Root() entry: AuditEntry, @Ctx() ctx: Context) {
    return readableDetailsOf(ctx, entry, detailsIn(entry.changes).facts);
  }
}
