import type { Encoding } from '../public-answers/public-answer.ts';

/** The best encoding that an `Accept-Encoding` header takes. */
export function wantedEncoding(header: string | string[] | undefined): Encoding | undefined {
  const taken = new Set(
    String(header ?? '')
      .toLowerCase()
      .split(',')
      .map(part => part.split(';').map(text => text.trim()))
      .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
      .map(([name]) => name),
  );
  if (taken.has('br')) return 'br';
  return taken.has('gzip') ? 'gzip' : undefined;
}
