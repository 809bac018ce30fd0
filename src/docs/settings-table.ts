import { settings } from '../platform/config/settings.ts';

const begin = '<!-- settings:begin (generated: npm run cli -- docs --write) -->';
const end = '<!-- settings:end -->';

/** A page with the table of all settings between its markers. @throws when a marker is missing */
export function withSettingsTable(page: string): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`The page lacks ${begin} or ${end}.`);
  return `${before}${begin}\n\n${settingsTable()}\n\n${end}${after}`;
}

function settingsTable(): string {
  const rows = settings.map(({ name, defaultValue, computedDefault, description }) => {
    const value = computedDefault ?? (defaultValue && `\`${defaultValue}\``);
    return `| \`${name}\` | ${value} | ${description} |`;
  });
  return ['| setting | default | what it decides |', '| --- | --- | --- |', ...rows].join('\n');
}
