import { toPpm } from '../lib/rate.ts';
import { UserError } from '../lib/user-error.ts';

/** For `@Checked`: what is wrong with a rate such as "0.09". */
export function rateProblem(value: unknown): string | undefined {
  try {
    toPpm(String(value), ['rate']);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message.replace('"rate" ', '');
    throw error;
  }
}
