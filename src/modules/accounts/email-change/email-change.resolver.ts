import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { User, visibleToSelf } from '../users/user.entity.ts';
import type { UserRow } from '../users/user.queries.ts';
import { cancelEmailChange } from './cancel-email-change.ts';
import { confirmEmailChange } from './confirm-email-change.ts';
import { ConfirmEmailChangeInput, RequestEmailChangeInput } from './email-change.inputs.ts';
import {
  CancelEmailChangePayload,
  ConfirmEmailChangePayload,
  RequestEmailChangePayload,
} from './email-change.payloads.ts';
import { pendingEmailOf } from './email-change.queries.ts';
import { requestEmailChange } from './request-email-change.ts';

@Resolver(() => User)
export class EmailChangeResolver {
  @Mutation(() => RequestEmailChangePayload, {
    description:
      'Begins a change of your email address, instead of one that is pending. A mail with a token for `confirmEmailChange` goes to the new address, and a notice to the old one. The answer does not reveal whether the new address has an account.',
  })
  requestEmailChange(
    @Input('Your new email address and your password.') input: RequestEmailChangeInput,
    @Ctx() ctx: Context,
  ) {
    return requestEmailChange(ctx, input);
  }

  @Mutation(() => ConfirmEmailChangePayload, {
    description:
      'Changes the email address of an account with the token of the mail to the new address. All other sessions of the account end, and the old address is notified.',
  })
  confirmEmailChange(
    @Input('The token of the mail to the new address.') input: ConfirmEmailChangeInput,
    @Ctx() ctx: Context,
  ) {
    return confirmEmailChange(ctx, input);
  }

  @Mutation(() => CancelEmailChangePayload, {
    description: 'Cancels the pending change of your email address. Its token stops working.',
  })
  cancelEmailChange(@Ctx() ctx: Context) {
    return cancelEmailChange(ctx);
  }

  @Columns('id')
  @FieldResolver(() => String, {
    nullable: true,
    description: `The address of a pending \`requestEmailChange\`, for a day; null when none is pending. ${visibleToSelf}`,
  })
  pendingEmail(@Root() user: UserRow, @Ctx() ctx: Context) {
    return pendingEmailOf(ctx, user.id);
  }
}
