/** A text for the header of a mail: on one line, so that it cannot start another header. */
export function headerText(text: string, maxLength: number): string {
  const oneLine = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return [...oneLine.toWellFormed()].slice(0, maxLength).join('');
}
