declare module '../../platform/jobs/define-job.ts' {
  interface Events {
    'stock.ran-low': { readonly productId: string; readonly onHand: number };
    'stock.ran-out': { readonly productId: string };
  }
}

export {};
