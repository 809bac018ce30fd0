import { demoAccounts } from '../../modules/accounts/demo/demo-accounts.ts';
import { builtInRoleId } from '../../modules/accounts/roles/built-in-roles.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { blocker, type Check } from '../check.ts';

export const administrators: Check = {
  id: 'administrators',
  title: 'There is an administrator.',
  atStart: 'IN_PRODUCTION',
  async run({ app }) {
    // The administrator of the demo store cannot sign in in production.
    const demo = demoAccounts.map(({ email }) => email);
    const [row] = await app.database.run<{ total: number }>(
      sql`/* doctor.administrators */ select count(*) as total from user_role as ur join user as u on u.id = ur.user_id
        where ur.role_id = ${builtInRoleId('ADMIN')} and u.deleted_at is null and u.status = 'ACTIVE'
          and u.email_key not in (${listSql(demo)})`,
    );
    if (Number(row!.total) > 0) return [];
    return [
      blocker(
        'There is no administrator, so nobody can approve staff or change settings.',
        'Create one: `npm run cli -- create-admin you@example.com`',
      ),
    ];
  },
};
