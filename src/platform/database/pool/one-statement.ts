const quoted = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`[^`]*`/g;

/**
 * The connections of a pool take several statements in one packet, which only transactions put together. So nothing that
 * comes as one statement may be several: its values are bound, and its own text has no semicolon outside of quotes, but
 * for one at the end.
 */
export function refuseSeveral(text: string): void {
  if (!text.includes(';')) return;
  if (text.replace(quoted, '').trimEnd().slice(0, -1).includes(';'))
    throw new Error('One statement is expected, and this has several.');
}
