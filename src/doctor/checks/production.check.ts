import { blocker, type Check } from '../check.ts';

export const production: Check = {
  id: 'production',
  title: 'NODE_ENV is production.',
  atStart: 'NEVER',
  run: ({ config }) =>
    config.environment === 'production'
      ? []
      : [
          blocker(
            `NODE_ENV is ${config.environment}: everybody can read the schema, and payments are simulated.`,
            'Set NODE_ENV=production where the store goes live.',
          ),
        ],
};
