declare module '../../outbox/define-job.ts' {
  interface Events {
    'export.requested': { readonly exportId: string };
  }
}

export {};
