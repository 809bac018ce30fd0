import { useState } from 'react';
import type { UserError } from '../kit/form/user-error.ts';

/** What the API would refuse for want of a value is said before it is sent, in the same way. */
export function useRequired(values: Readonly<Record<string, unknown>>) {
  const [errors, setErrors] = useState<UserError[] | undefined>();
  return {
    errors: errors?.length ? errors : undefined,
    /** Returns whether nothing is missing. */
    check(): boolean {
      const missing = Object.entries(values)
        .filter(([, value]) => value === null || value === undefined || value === '')
        .map(
          ([name]): UserError => ({
            code: 'INVALID_INPUT',
            message: 'This is required.',
            path: [name],
            reason: 'REQUIRED',
          }),
        );
      setErrors(missing);
      return missing.length === 0;
    },
    reset: () => setErrors(undefined),
  };
}
