import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { listArgs, Searchable, sortOf, tableScan } from '../../../platform/graphql/list-args.ts';
import { ConditionCost } from '../../../platform/graphql/price.ts';
import { ById, Versioned } from '../../../platform/graphql/reference-inputs.ts';
import { IdOf, Nested, Text } from '../../../platform/graphql/validation.ts';
import { OwnAddressInput } from '../addresses/address.inputs.ts';
import { UserStatus } from './user.entity.ts';

@InputType()
class ProfileDetails {
  @Field(() => String, { nullable: true, description: 'Your name. 1 to 200 characters.' })
  @Text({ max: 200 })
  name?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Your telephone number. Up to 40 characters; null clears it.',
  })
  @Text({ max: 40, nullable: true })
  phone?: string | null;

  @Field(() => OwnAddressInput, {
    nullable: true,
    description: 'Your own address; `createCustomerAddress` adds others. Only customers have one.',
  })
  @Nested()
  address?: OwnAddressInput | null;
}

@InputType({ description: 'Changes to your own profile. Absent fields keep their values.' })
export class UpdateProfileInput extends Versioned(ProfileDetails) {}

@InputType({ description: 'The account to suspend or to reinstate.' })
export class UpdateUserStatusInput extends ById('user', { description: "The account's id." }) {
  @Field(() => UserStatus, {
    description: 'The new status. SUSPENDED ends all sessions of the account at once.',
  })
  status!: UserStatus;
}

@InputType({ description: 'The account to delete.' })
export class DeleteUserInput extends ById('user', {
  description: "The account's id: your own, or with USERS_MANAGE any.",
}) {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to erase the person too. This cannot be undone. These go at once: name, email address, telephone number, addresses, sessions, and mails; addresses, notes, and reasons of orders, rentals, and payments; contracts that are not signed; and all of it in the audit log. What was bought, when, and for how much stays, under a customer without a name. A signed contract is evidence: it keeps name, address, and signature for `Settings.retentionYears` after the end of the rental, and then only its SHA-256. An order that is not shipped yet loses its address, so cancel such orders first.',
  })
  anonymize: boolean = false;
}

@InputType({ description: 'The deleted account to restore.' })
export class RestoreUserInput extends ById('user', {
  description: "The account's id. Its personal data must not have been erased.",
}) {}

@InputType({ description: 'Conditions on accounts. All of them must hold.' })
export class UserFilter extends Searchable(
  'Words. Each must be the beginning of the email address or of a word of the name or the address.',
) {
  @ConditionCost({ scan: tableScan })
  @Field(() => ID, { nullable: true, description: 'Only accounts with the role of this id.' })
  @IdOf('role', { nullable: true })
  roleId?: string | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => String, {
    nullable: true,
    description: 'Only accounts with the role of this name, such as "Manager".',
  })
  @Text({ max: 100, nullable: true })
  role?: string | null;

  @Field(() => [UserStatus], { nullable: true, description: 'Only accounts with one of these statuses.' })
  status?: UserStatus[] | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => Boolean, { nullable: true, description: 'True for deleted accounts instead of the others.' })
  deleted?: boolean | null;
}

export type UserSortField = 'NAME' | 'EMAIL' | 'CREATED_AT';

export const UserSort = sortOf<UserSortField>('User', {
  plural: 'accounts',
  fields: { NAME: 'By name; the default.', EMAIL: 'By email address.', CREATED_AT: 'By creation time.' },
});

@ArgsType()
export class UsersArgs extends listArgs(UserFilter, UserSort, 'by name') {}
