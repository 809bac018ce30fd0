import { DateTime } from '../../kit/display/date-time.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import { fieldText } from '../../lib/format/text.ts';
import styles from './audit.module.css';

type Changes = Readonly<Record<string, unknown>>;

/** What each field was before and is after. */
export function AuditChanges({ changes }: { changes: Changes }) {
  return (
    <div className={styles.changes}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(changes).map(([field, change]) => (
            <tr key={field}>
              <th scope="row">{fieldText(field)}</th>
              <ChangeCells change={change} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ChangeCells({ change }: { change: unknown }) {
  if (!isObject(change)) return <td colSpan={2}>{<AuditValue value={change} />}</td>;
  if (change.changed === true) return <td colSpan={2}>Changed; the value is secret.</td>;
  return (
    <>
      <td>
        <AuditValue value={change.before} />
      </td>
      <td>
        <AuditValue value={change.after} />
      </td>
    </>
  );
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

export function AuditValue({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === '') return <Nothing />;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string') return moment.test(value) ? <DateTime value={value} /> : value;
  if (Array.isArray(value) && value.every(each => typeof each !== 'object'))
    return value.join(', ') || <Nothing />;
  return typeof value === 'object' ? <code>{JSON.stringify(value)}</code> : String(value);
}

function isObject(value: unknown): value is Changes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
