import { settings } from '../platform/config/settings.ts';
import { withGeneratedPart } from './generated-part.ts';

/** A page with the table of all settings between its markers. */
export function withSettingsTable(page: string): string {
  return withGeneratedPart(page, 'settings', settingsTable());
}

function settingsTable(): string {
  const rows = settings.map(({ name, defaultValue, computedDefault, description }) => {
    const value = computedDefault ?? (defaultValue && `\`${defaultValue}\``);
    return `| \`${name}\` | ${value} | ${description} |`;
  });
  return ['| setting | default | what it decides |', '| --- | --- | --- |', ...rows].join('\n');
}
