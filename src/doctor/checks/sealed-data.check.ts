import { unopenedSecrets } from '../../platform/sealing/unopened-secrets.ts';
import { blocker, type Check } from '../check.ts';

export const sealedData: Check = {
  id: 'sealed-data',
  title: 'AUTH_SECRETS opens what is sealed in the database.',
  atStart: 'ALWAYS',
  async run({ ctx }) {
    const unopened = await unopenedSecrets(ctx);
    return unopened.map(problem =>
      blocker(
        problem,
        'Add the secret that they were sealed with to AUTH_SECRETS; without it, see "Secrets" in docs/operations.md.',
      ),
    );
  },
};
