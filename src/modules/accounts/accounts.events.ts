declare module '../../platform/jobs/define-job.ts' {
  interface Events {
    /** An account was made: somebody has to confirm its address. */
    'user.registered': { readonly userId: string };
    'user.verification-asked': { readonly email: string };
    'user.password-reset-asked': { readonly email: string };
    'user.password-changed': { readonly userId: string };
    'user.mfa-changed': { readonly userId: string; readonly enabled: boolean };
    /** Their personal data are gone from here; other modules follow. */
    'user.anonymized': { readonly userId: string };
    /** A session began on a device that this user had not used before. */
    'user.signed-in-on-new-device': { readonly userId: string; readonly sessionId: string };
  }
}

export {};
