/** A text as it may stand in the header of a mail: in one line, so that nothing in it can begin another header. */
export function headerText(text: string, maxLength: number): string {
  const oneLine = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return [...oneLine.toWellFormed()].slice(0, maxLength).join('');
}
