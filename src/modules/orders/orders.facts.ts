declare module '../../platform/live/facts.ts' {
  interface Facts {
    /** Something happened to the order. */
    'order.changed': { readonly about: string };
  }
}

export {};
