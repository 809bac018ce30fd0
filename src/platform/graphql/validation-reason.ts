/** Why a value is not valid, for a form that words it for its reader. */
export const validationReasons = {
  REQUIRED: 'It is missing or empty.',
  TOO_SHORT: 'It has fewer characters than `min`.',
  TOO_LONG: 'It has more characters than `max`.',
  TOO_SMALL: 'It is less than `min`.',
  TOO_LARGE: 'It is more than `max`.',
  WRONG_FORMAT: 'It is not written in the way that such values are.',
  NOT_ALLOWED: 'It breaks another rule; the message says which.',
} as const;

export type ValidationReason = keyof typeof validationReasons;

export interface Reason {
  readonly reason: ValidationReason;
  readonly min?: string;
  readonly max?: string;
}
