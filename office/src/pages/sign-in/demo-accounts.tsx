import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { DemoAccountsDocument, type DemoAccountsQuery } from './generated/graphql.ts';
import styles from './sign-in.module.css';

type DemoAccount = DemoAccountsQuery['demoAccounts'][number];

/** A demo store lets a visitor in without a word to look up. Other stores have no such accounts, and show nothing. */
export function DemoAccounts({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
  const [{ data }] = useQuery({ query: DemoAccountsDocument });
  // Customers have no back office.
  const accounts = data?.demoAccounts.filter(({ roleCode }) => roleCode !== 'CUSTOMER') ?? [];
  if (accounts.length === 0) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className={styles.demoTitle}>
        This is a demo store. Look around as
      </h2>
      <ul className={styles.demoAccounts}>
        {accounts.map(account => (
          <li key={account.email}>
            <Button wide onPress={() => onChoose(account)}>
              {account.name}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
