import { Command } from 'commander';
import { systemContext } from '../app.ts';
import { audit } from '../modules/audit/audit.ts';
import { inTransaction } from '../platform/context/in-transaction.ts';
import { discardMails, releaseMails } from '../platform/mail/release-mails.ts';
import { print } from './print.ts';
import { withMigratedApp } from './with-app.ts';

export const releaseMailsCommand = new Command('release-mails')
  .description('send the mails that a restore has held')
  .option('--discard', 'give them up instead', false)
  .action(async ({ discard }: { discard: boolean }) =>
    withMigratedApp(async app => {
      const ctx = systemContext(app.services, app.http.log);
      const { mails, jobs } = await (discard ? discardMails : releaseMails)(ctx);
      await inTransaction(ctx, async ctx => {
        audit(ctx, discard ? 'mails.discarded' : 'mails.released', null, { details: { mails, jobs } });
      });
      print(`${discard ? 'Gave up' : 'Released'} ${mails} mails, and ${jobs} jobs that write or send one.`);
    }),
  );
