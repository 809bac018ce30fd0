declare module '../../../platform/live/facts.ts' {
  interface Facts {
    /** The session ended. */
    'session.ended': { readonly about: string };
    /** Sessions of the user ended, be it not all of them; about the user. */
    'sessions.ended': { readonly about: string };
  }
}

export {};
