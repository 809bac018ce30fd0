declare module '../../platform/jobs/define-job.ts' {
  interface Events {
    'export.requested': { readonly exportId: string };
  }
}

export {};
