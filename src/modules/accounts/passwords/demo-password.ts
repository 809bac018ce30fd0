import type { Config } from '../../../platform/config/config.ts';

/** The password of the demo accounts. Everybody knows it: the documentation and the start print it. */
export const demoPassword = 'tradepost demo';

/** Whether nobody may sign in with this password here, whoever has it. */
export function isRefusedPassword({ environment }: Pick<Config, 'environment'>, password: string): boolean {
  return environment === 'production' && password === demoPassword;
}
