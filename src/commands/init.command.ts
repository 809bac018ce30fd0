import { Command } from 'commander';
import { systemContext } from '../app.ts';
import { setUpStore } from '../modules/settings/setup/set-up-store.ts';
import { withQuestions } from './init/ask.ts';
import { type InitOptions, setupOf, summaryOf } from './init/setup-answers.ts';
import { print } from './print.ts';
import { withMigratedApp } from './with-app.ts';

export const initCommand = new Command('init')
  .description(
    'set up a new store: its country, currency, and taxes; asks for what no option says (knows DE AT CH GB US JP KW)',
  )
  .option('--country <country>', 'where the store is: a code or a name in English')
  .option('--name <name>', 'the name that customers see')
  .option('--region <region>', 'the region, where taxes differ by it, such as OH')
  .option('--postal-code <code>', 'the postal code of the store')
  .option(
    '--postal-code-prefixes <list>',
    'where the rates apply: beginnings of postal codes, such as 432,43004',
  )
  .option('--currency <code>', 'the currency of the prices')
  .option('--time-zone <zone>', 'an IANA time zone such as Europe/Berlin')
  .option('--prices <kind>', 'gross (with tax) or net (without)')
  .option('--tax-name <name>', 'what documents call the tax')
  .option(
    '--rate <rate...>',
    'rates such as STANDARD=0.19 "REDUCED:Food and books=0.07"; the first is the usual one',
  )
  .option('--yes', 'do not ask whether it is right')
  .action(({ yes, ...options }: InitOptions & { yes?: true }) =>
    withQuestions(async ask => {
      const setup = await setupOf(options, ask);
      for (const line of summaryOf(setup)) print(line);
      const isRight = yes || /^y(es)?$/i.test(await ask('Set up the store like this', '--yes', 'yes'));
      if (!isRight) return print('Nothing was changed.');
      await withMigratedApp(async app => {
        await setUpStore(systemContext(app.services, app.http.log), setup);
        print('The store is set up. Next: npm run cli -- create-admin <email>, and import or add products.');
      });
    }),
  );
