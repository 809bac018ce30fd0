/** Apart from their words, which only the page needs. */
export const alertKindIds = [
  'MANY_FAILED_SIGN_INS_ACCOUNT',
  'MANY_FAILED_SIGN_INS_ADDRESS',
  'REFRESH_TOKEN_REUSED',
  'MFA_DISABLED',
  'EMAIL_CHANGED',
  'NEW_ADMIN',
  'AUDIT_LOG_BROKEN',
] as const;

export type AlertKind = (typeof alertKindIds)[number];
