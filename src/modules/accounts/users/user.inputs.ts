import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { ConnectionArgs } from '../../../platform/graphql/connection.ts';
import { SortDirection } from '../../../platform/graphql/list-inputs.ts';
import { IdOf, Nested, Text } from '../../../platform/graphql/validation.ts';
import { AddressInput } from '../customers/address.ts';
import { UserStatus } from './user.entity.ts';

@InputType({ description: 'What to change of your own profile. What is absent stays as it is.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'What to call you. 1 to 200 characters.' })
  @Text({ max: 200 })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Up to 40 characters; null empties it.' })
  @Text({ max: 40, nullable: true })
  phone?: string | null;

  @Field(() => AddressInput, {
    nullable: true,
    description: 'Where your orders go. Only for those who are customers.',
  })
  @Nested()
  address?: AddressInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;
}

@InputType({ description: 'Whether an account may be used.' })
export class UpdateUserStatusInput {
  @Field(() => ID, { description: 'The account.' })
  @IdOf('user')
  userId!: string;

  @Field(() => UserStatus, { description: 'SUSPENDED ends its sessions at once.' })
  status!: UserStatus;
}

@InputType({ description: 'The account to delete.' })
export class DeleteUserInput {
  @Field(() => ID, { description: 'Your own, or with USERS_MANAGE that of somebody else.' })
  @IdOf('user')
  userId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to erase the person too. That cannot be undone. Everything that says who they were goes at once: name, email address, telephone, addresses, sessions, and what they were mailed; addresses, notes, and reasons of their orders, rentals, and payments; contracts that are not signed; and all of it in the audit log. What was bought, when, and for how much stays, under a customer without a name. A signed contract is evidence: it keeps name, address, and signature for `Settings.retentionYears` after the end of the rental, and is then erased but for its SHA-256. What is not shipped yet loses its address, so cancel such orders first.',
  })
  anonymize: boolean = false;
}

@InputType({ description: 'The account to bring back.' })
export class RestoreUserInput {
  @Field(() => ID, { description: 'A deleted account whose data were not erased.' })
  @IdOf('user')
  userId!: string;
}

@InputType({ description: 'Which accounts. All conditions must hold.' })
export class UserFilter {
  @Field(() => String, { nullable: true, description: 'A part of the name or of the email address.' })
  @Text({ min: 0, max: 200, nullable: true })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who have this role.' })
  @IdOf('role', { nullable: true })
  roleId?: string | null;

  @Field(() => String, { nullable: true, description: 'Who have the role of this name, such as "Manager".' })
  @Text({ max: 100, nullable: true })
  role?: string | null;

  @Field(() => UserStatus, { nullable: true, description: 'With this status.' })
  status?: UserStatus | null;

  @Field(() => Boolean, { nullable: true, description: 'True for deleted accounts instead of the others.' })
  deleted?: boolean | null;
}

export const UserSortField = { NAME: 'NAME', EMAIL: 'EMAIL', CREATED_AT: 'CREATED_AT' } as const;
export type UserSortField = keyof typeof UserSortField;
registerEnumType(UserSortField, {
  name: 'UserSortField',
  description: 'What accounts are sorted by.',
  valuesConfig: {
    NAME: { description: 'By name; the default.' },
    EMAIL: { description: 'By email address.' },
    CREATED_AT: { description: 'By the time they were made.' },
  },
});

@InputType({ description: 'The order of accounts.' })
export class UserSort {
  @Field(() => UserSortField, { description: 'What to sort by.' })
  field!: UserSortField;

  @Field(() => SortDirection, { defaultValue: 'ASC', description: 'Which way.' })
  direction: SortDirection = 'ASC';
}

@ArgsType()
export class UsersArgs extends ConnectionArgs {
  @Field(() => UserFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: UserFilter | null;

  @Field(() => UserSort, { nullable: true, description: 'In which order; by name when absent.' })
  @Nested()
  sort?: UserSort | null;
}
