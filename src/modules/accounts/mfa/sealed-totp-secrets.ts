import { sql } from '../../../platform/database/sql.ts';
import { defineSealedColumn } from '../../../platform/sealing/sealed-column.ts';
import { User } from '../users/user.entity.ts';

/** The secrets that users share with their authenticators. */
export const sealedTotpSecrets = defineSealedColumn({
  name: 'second factors',
  entity: User,
  property: 'totpSecret',
  purpose: 'totp-secret',
  owner: 'row',
  samples: [{ where: sql`t.mfa_enabled_at is not null`, orderBy: 'mfa_enabled_at' }],
});
