import { isIP } from 'node:net';
import { blocker, type Check, type Finding, warning } from '../check.ts';

export const publicUrl: Check = {
  id: 'public-url',
  title: 'PUBLIC_URL is an address that people can reach.',
  atStart: 'IN_PRODUCTION',
  run({ config }) {
    const findings: Finding[] = [];
    const { hostname, protocol } = new URL(config.publicUrl);
    if (isLocal(hostname))
      findings.push(
        blocker(
          `PUBLIC_URL is ${config.publicUrl}, which leads nowhere for others: signed links and Stripe's webhooks use it.`,
          'Set PUBLIC_URL to the address at which people reach the server.',
        ),
      );
    else if (protocol === 'http:')
      findings.push(
        warning(
          `PUBLIC_URL is ${config.publicUrl}, without TLS: passwords and tokens can be read on their way.`,
          'Put a proxy with a certificate in front, set TRUST_PROXY=true, and begin PUBLIC_URL with https.',
        ),
      );
    return findings;
  },
};

/** Whether only this machine, or nobody, can resolve a host: names for one machine, and those that RFC 2606 reserves. */
export function isLocal(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 4) return /^(?:127|0)\./.test(host);
  if (isIP(host) === 6) return host === '::1' || host === '::';
  return /^localhost$|\.(?:localhost|local|test|example|invalid)$/.test(host) || !host.includes('.');
}
