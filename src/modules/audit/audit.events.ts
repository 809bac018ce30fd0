declare module '../../platform/jobs/define-job.ts' {
  interface Events {
    'security.alert-raised': { readonly alertId: string };
  }
}

export {};
