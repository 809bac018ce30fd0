import { Command } from 'commander';
import { checkPages, writePages } from '../docs/write-pages.ts';
import { print } from './print.ts';

export const docsCommand = new Command('docs')
  .description('check whether the generated pages of the documentation are current, or write them')
  .option('--write', 'write the pages that are not current', false)
  .option('--check', 'change nothing; fail if a page is not current; the default', false)
  .action(({ write }: { write: boolean }) => {
    if (!write) checkPages();
    const written = write ? writePages() : [];
    print(written.length > 0 ? `Wrote ${written.join(', ')}.` : 'The generated pages are current.');
  });
