const maxLength = 64;

/** What is wrong with the name of a time zone; undefined when it is valid. */
export function timeZoneProblem(value: unknown): string | undefined {
  if (typeof value === 'string' && value.length <= maxLength && isTimeZone(value)) return undefined;
  return `must be an IANA time zone such as "Europe/Berlin", but it is "${String(value).slice(0, maxLength)}".`;
}

function isTimeZone(name: string): boolean {
  // The runtime also accepts offsets such as "+02:00", which have no daylight saving time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
