import { Button } from '../../kit/button/button.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { CodeText } from '../../kit/text/code-text.tsx';
import styles from './audit.module.css';
import type { Verification } from './use-verifications.ts';
import { VerificationBadge } from './verification-badge.tsx';

type Result = NonNullable<Verification['result']>;

/** As many as the store keeps of one check. */
const maxProblems = 100;

type VerificationResultProps = { found: Verification; result: Result; onOpenEntry: (id: string) => void };

/** What a check found: whether the log is intact, and if not, where it is not. */
export function VerificationResult({ found, result, onOpenEntry }: VerificationResultProps) {
  const { intact, checkedEntries, erasedEntries, checkedAt, headHash, problems } = result;
  return (
    <>
      <p role="status" className={styles.verdict}>
        <VerificationBadge {...found} />
        <span>{intact ? 'Nobody altered the log.' : 'Entries were altered, removed, or inserted.'}</span>
      </p>
      {problems.length > 0 && (
        <section className={styles.failure}>
          <h3 className={styles.subtitle}>
            {problems.length < maxProblems
              ? 'What is wrong'
              : `What is wrong: the first ${maxProblems} places`}
          </h3>
          <ul className={styles.problems}>
            {problems.map(problem => (
              <li key={`${problem.kind} ${problem.chain} ${problem.sequence} ${problem.entryId}`}>
                <span>{problem.message}</span>
                <span className={styles.place}>{placeText(problem)}</span>
                {problem.entryId && (
                  <Button
                    size="small"
                    aria-label={`Show entry: ${placeText(problem)}`}
                    onPress={() => onOpenEntry(problem.entryId!)}
                  >
                    Show entry
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <p>Keep the database as it is, and compare the entries with a backup before anything is changed.</p>
        </section>
      )}
      <DescriptionList
        items={[
          { term: 'Entries', detail: <Quantity value={checkedEntries} /> },
          { term: 'Of them erased', detail: <Quantity value={erasedEntries} /> },
          { term: 'Checked', detail: <DateTime value={checkedAt} /> },
          { term: 'Started by', detail: found.startedBy?.name },
          { term: 'Hash', detail: <CodeText text={headHash} label="hash of the log" /> },
        ]}
      />
      <p className={styles.muted}>
        Keep the hash elsewhere. Comparing it later shows whether somebody cut off the end of the log.
      </p>
    </>
  );
}

function placeText({ chain, sequence }: Pick<Result['problems'][number], 'chain' | 'sequence'>): string {
  return sequence === null ? `Chain ${chain}` : `Chain ${chain}, number ${sequence}`;
}
