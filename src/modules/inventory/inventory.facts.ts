declare module '../../platform/live/facts.ts' {
  interface Facts {
    /** There is more or less of the product than before. */
    'stock.changed': { readonly about: string };
  }
}

export {};
