import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ConfigError } from '../platform/config/config.ts';
import { generatedPages } from './generated-pages.ts';

/** Writes the generated pages that are not current. Returns their paths. */
export function writePages(): string[] {
  return stalePages().map(({ path, text }) => {
    writeFileSync(path, text);
    return path;
  });
}

/** @throws ConfigError that names the generated pages that are not current */
export function checkPages(): void {
  const paths = stalePages().map(({ path }) => path);
  if (paths.length === 0) return;
  const verb = paths.length === 1 ? 'is' : 'are';
  throw new ConfigError(`${paths.join(', ')} ${verb} not current; run \`npm run cli -- docs --write\`.`);
}

function stalePages(): { path: string; text: string }[] {
  return generatedPages.flatMap(page => {
    const current = existsSync(page.path) ? readFileSync(page.path, 'utf8') : '';
    const text = page.text(current);
    return text === current ? [] : [{ path: page.path, text }];
  });
}
