import { defineCounter } from '../../platform/metrics/define-metric.ts';

export const signIns = defineCounter({
  name: 'tradepost_sign_ins_total',
  help: 'Sign-ins by their result: `SIGNED_IN`, `SECOND_FACTOR` (the password was right, a code is asked for), `WRONG_PASSWORD`, `WRONG_CODE`, `SUSPENDED`, `THROTTLED` (too many attempts, also at a second factor).',
  labels: {
    result: ['SIGNED_IN', 'SECOND_FACTOR', 'WRONG_PASSWORD', 'WRONG_CODE', 'SUSPENDED', 'THROTTLED'],
  },
});
