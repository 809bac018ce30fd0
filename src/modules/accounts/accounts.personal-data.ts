import type { Context } from '../../platform/context/context.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, type Sql, sql } from '../../platform/database/sql.ts';
import { definePersonalData } from '../../platform/personal-data/define-personal-data.ts';
import type { DataSubject, PersonalData } from '../../platform/personal-data/personal-data.ts';
import { recordOf } from '../../platform/personal-data/record-of.ts';
import { rowsAbout } from '../../platform/personal-data/records.ts';
import { CustomerAddress } from './addresses/customer-address.entity.ts';
import { Customer } from './customers/customer.entity.ts';
import { EmailChange } from './email-change/email-change.entity.ts';
import { UserRole } from './roles/user-role.entity.ts';
import { Session } from './sessions/session.entity.ts';
import { UserToken } from './tokens/user-token.entity.ts';
import { User } from './users/user.entity.ts';

const ofUser = ({ userId }: DataSubject): Sql => sql`t.user_id = ${userId}`;

const accountData: PersonalData = {
  section: 'account',
  entities: [User, UserRole],
  async *read(ctx, { userId }) {
    const users = rowsAbout(ctx, User, sql`t.id = ${userId}`, ['emailKey', 'verifiedEmailKey']);
    for await (const rows of users) yield [{ ...recordOf(rows[0]!), roles: await roleNamesOf(ctx, userId) }];
  },
};

async function roleNamesOf(ctx: Context, userId: string): Promise<string[]> {
  const rows = await query<{ name: string }>(
    ctx,
    sql`/* personalData.roles */ select r.name from user_role as ur join role as r on r.id = ur.role_id where ur.user_id = ${userId} order by r.name`,
  );
  return rows.map(({ name }) => name);
}

/** The account first, and then what belongs to it. */
export const accountsData: readonly PersonalData[] = [
  accountData,
  definePersonalData({ section: 'emailChanges', entity: EmailChange, where: ofUser, omit: ['user'] }),
  definePersonalData({
    section: 'sessions',
    entity: Session,
    where: ofUser,
    omit: ['user', 'wroteAt'],
  }),
  definePersonalData({
    section: 'mailedTokens',
    entity: UserToken,
    where: ofUser,
    omit: ['user', 'emailKey'],
  }),
  definePersonalData({
    section: 'customer',
    entity: Customer,
    where: ({ customerIds }) => (customerIds.length === 0 ? null : sql`t.id in (${listSql(customerIds)})`),
    omit: ['user'],
  }),
  definePersonalData({
    section: 'addresses',
    entity: CustomerAddress,
    where: ({ customerIds }) =>
      customerIds.length === 0 ? null : sql`t.customer_id in (${listSql(customerIds)})`,
    omit: ['customer'],
  }),
];
