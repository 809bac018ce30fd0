declare module '../jobs/define-job.ts' {
  interface Events {
    'mail.queued': { emailId: string };
  }
}

export {};
