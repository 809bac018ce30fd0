import { findDemoAccounts } from '../../modules/accounts/demo/find-demo-accounts.ts';
import { blocker, type Check } from '../check.ts';

export const demoAccounts: Check = {
  id: 'demo-accounts',
  title: 'There are no accounts of the demo store.',
  atStart: 'IN_PRODUCTION',
  async run({ ctx }) {
    const active = (await findDemoAccounts(ctx)).filter(({ isActive }) => isActive);
    if (active.length === 0) return [];
    return [
      blocker(
        `${active.length} accounts of the demo store are active, one of them an administrator. Their password is known, and production refuses it.`,
        'Start with an empty database; or look at who else has roles here, and delete them with `deleteUser`.',
      ),
    ];
  },
};
