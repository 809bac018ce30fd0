import type { BuiltInKey } from '../roles/built-in-roles.ts';

/** One account for each built-in role, for exploring the API. A store that was created in production has none. */
export const demoAccounts: readonly { email: string; name: string; role: BuiltInKey }[] = [
  { email: 'admin@tradepost.example', name: 'Ada Admin', role: 'ADMIN' },
  { email: 'manager@tradepost.example', name: 'Max Manager', role: 'MANAGER' },
  { email: 'staff@tradepost.example', name: 'Sam Staff', role: 'STAFF' },
  { email: 'customer@tradepost.example', name: 'Cleo Customer', role: 'CUSTOMER' },
];
