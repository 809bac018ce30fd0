declare module '../../platform/live/facts.ts' {
  interface Facts {
    /** Somebody registered as staff; about the staff member. */
    'staff.registered': { readonly about: string };
  }
}

export {};
