import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { manifests } from '../manifests.ts';
import { ConfigError } from '../platform/config/config.ts';
import { buildSchema, schemaText } from '../platform/graphql/schema.ts';
import { print } from './print.ts';

export const schemaCommand = new Command('schema')
  .description('write schema.graphql')
  .option('--check', 'change nothing; fail if the file is not current', false)
  .action(({ check }: { check: boolean }) => {
    const text = schemaText(buildSchema(manifests));
    if (!check) writeFileSync('schema.graphql', text);
    else if (readFileSync('schema.graphql', 'utf8') !== text) {
      throw new ConfigError('schema.graphql is not current; run `npm run cli -- schema`.');
    }
    print(check ? 'schema.graphql is current.' : 'Wrote schema.graphql.');
  });
