import { Nothing } from '../display/nothing.tsx';
import styles from './text.module.css';

type AddressProps = {
  address:
    | {
        street?: string | null;
        postalCode?: string | null;
        city?: string | null;
        region?: string | null;
        country?: string | null;
      }
    | null
    | undefined;
};

/** A postal address, a line for each of its parts. */
export function Address({ address }: AddressProps) {
  const { street, postalCode, city, region, country } = address ?? {};
  const lines = [street, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean);
  if (lines.length === 0) return <Nothing />;
  return <address className={styles.address}>{lines.join('\n')}</address>;
}
