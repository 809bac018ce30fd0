/** Errors repeat what a client wrote, so that a long text would come back for each error. */
const longestName = 100;
const longestMessage = 1_000;

const longRun = new RegExp(`([^\\s"]{${longestName}})[^\\s"]+`, 'g');

/** A message with the names in it cut to 100 characters, and itself to 1,000. */
export function cutNames(message: string): string {
  if (message.length <= longestName) return message;
  const short = message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
  return short.replace(longRun, '$1…');
}
