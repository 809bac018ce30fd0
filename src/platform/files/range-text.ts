import type { ExportParameters } from './define-export.ts';

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The days that a report covers, and the channel if it covers only one, for people. */
export function rangeText({ channel, ...parameters }: ExportParameters): string {
  return channel === null ? daysText(parameters) : `${daysText(parameters)} · ${channel} only`;
}

function daysText({ range, timeZone }: Omit<ExportParameters, 'channel'>): string {
  if (range === null) return 'All time';
  const [from, to] = [range.from, range.to].map(day => format.format(new Date(`${day}T00:00:00Z`)));
  return `${range.from === range.to ? from : `${from} – ${to}`} (${timeZone})`;
}
