declare module '../outbox/define-job.ts' {
  interface Events {
    'mail.queued': { emailId: string };
  }
}

export {};
