import bowser from 'bowser';

const maxLength = 100;

/** A readable name for the device of a user agent: "Firefox on Windows". */
export function deviceOf(userAgent: string | null): string {
  if (!userAgent) return 'Unknown device';
  const { browser, os } = bowser.parse(userAgent.slice(0, 500));
  const name = browser.name || userAgent.split(/[/ ]/, 1)[0] || 'Unknown device';
  return (os.name ? `${name} on ${os.name}` : name).slice(0, maxLength);
}
