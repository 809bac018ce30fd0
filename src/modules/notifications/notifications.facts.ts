declare module '../../platform/live/facts.ts' {
  interface Facts {
    /** A user is told of something; about the user. */
    'notification.made': { readonly about: string; readonly notificationId: string };
  }
}

export {};
