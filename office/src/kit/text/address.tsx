import { Nothing } from '../display/nothing.tsx';
import styles from './text.module.css';

type Part =
  | 'recipient'
  | 'company'
  | 'line1'
  | 'line2'
  | 'postalCode'
  | 'city'
  | 'region'
  | 'country'
  | 'phone';

type AddressProps = {
  address: Partial<Readonly<Record<Part, string | null>>> | null | undefined;
};

/** A postal address, a line for each of its parts. */
export function Address({ address }: AddressProps) {
  const { recipient, company, line1, line2, country, phone } = address ?? {};
  const lines = [recipient, company, line1, line2, cityLine(address), country, phone].filter(Boolean);
  if (lines.length === 0) return <Nothing />;
  return <address className={styles.address}>{lines.join('\n')}</address>;
}

/** "50667 Köln", or "Columbus, OH 43215" where there is a region. */
function cityLine(address: AddressProps['address']): string {
  const { postalCode, city, region } = address ?? {};
  if (!region) return [postalCode, city].filter(Boolean).join(' ');
  return [city, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}
