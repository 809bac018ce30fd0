import { useState } from 'react';
import type { UserError } from '../kit/form/user-error.ts';
import { missingFields } from './missing-fields.ts';

/** What the API would refuse for want of a value is said before it is sent, in the same way. */
export function useRequired(values: Readonly<Record<string, unknown>>) {
  const [errors, setErrors] = useState<UserError[] | undefined>();
  return {
    errors: errors?.length ? errors : undefined,
    /** Returns whether nothing is missing. */
    check(): boolean {
      const missing = missingFields(values);
      setErrors(missing);
      return missing.length === 0;
    },
    reset: () => setErrors(undefined),
  };
}
