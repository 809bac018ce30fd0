import type { AlertKind } from './alert-kinds.ts';

/** The kinds of alerts in words, and what to do about each. */
export const alertKinds = [
  {
    id: 'MANY_FAILED_SIGN_INS_ACCOUNT',
    label: 'Many failed sign-ins to an account',
    advice: 'Ask the person whether they tried. If not, reset their password and ask for a second factor.',
  },
  {
    id: 'MANY_FAILED_SIGN_INS_ADDRESS',
    label: 'Many failed sign-ins from an address',
    advice: 'Somebody may be trying passwords. Block the address at the network if it goes on.',
  },
  {
    id: 'REFRESH_TOKEN_REUSED',
    label: 'A session was used twice',
    advice: 'The sessions of this account were ended. Ask the person to change their password.',
  },
  {
    id: 'MFA_DISABLED',
    label: 'Second factor turned off',
    advice: 'Ask the person whether it was them.',
  },
  { id: 'EMAIL_CHANGED', label: 'Email address changed', advice: 'Ask the person whether it was them.' },
  {
    id: 'NEW_ADMIN',
    label: 'New administrator',
    advice: 'Check that this person is meant to be allowed everything.',
  },
  {
    id: 'AUDIT_LOG_BROKEN',
    label: 'Audit log broken',
    advice: 'Look at the check of the audit log: it names the entries. Compare them with a backup.',
  },
] as const satisfies readonly { id: AlertKind; label: string; advice: string }[];

export function alertKind(kind: AlertKind) {
  return alertKinds.find(({ id }) => id === kind);
}
