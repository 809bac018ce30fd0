// What the office looks at beside the business: messages, alerts, files, and failed jobs.
import { age, id, moment, type Plan, pick, share, stamps, type Table } from '../expressions.ts';
import { often } from '../words.ts';

/** The administrator, to whom the lists below belong in part. */
const admin = "(select id from user where email_key = 'admin@example.com')";

/** One in twenty is the administrator's; a third is unread. */
function notifications(plan: Plan): Table {
  const { notifications: rows, customers, staff } = plan.sizes;
  const sent = moment(plan, rows);
  return {
    name: 'notification',
    rows,
    columns: {
      id: id('notification'),
      ...stamps(sent),
      user_id: `if(seq % 20 = 0, ${admin}, ${id('user', `${customers} + ${pick('notified', staff)}`)})`,
      kind: share('notification', [
        ['SECURITY_ALERT', 0.001],
        ['PAYMENT_FAILED', 0.1],
        ['STOCK_OUT', 0.3],
        ['STOCK_LOW', 0.599],
      ]),
      message: "concat('Something about number ', seq)",
      target_id: id('product', pick('about', plan.sizes.rows)),
      read_at: `if(${often('unread', 0.33)}, null, ${sent} + interval 1 hour)`,
    },
  };
}

function emails(plan: Plan): Table {
  const { emails: rows, customers } = plan.sizes;
  const queued = moment(plan, rows);
  const recipient = pick('recipient', customers, { skew: 1.5 });
  return {
    name: 'email_message',
    rows,
    columns: {
      id: id('email'),
      ...stamps(queued),
      to_address: `concat('person', ${recipient}, '@example.com')`,
      template: share('template', [
        ['rentals.reminder', 0.0005],
        ['accounts.confirm-email', 0.1],
        ['orders.paid', 0.3],
        ['orders.placed', 0.5995],
      ]),
      subject: "concat('About your order ', seq)",
      status: `case when ${age(rows)} < 0.0005 then 'QUEUED' else ${share('mail status', [
        ['FAILED', 0.004],
        ['SENT', 0.996],
      ])} end`,
      attempts: '1',
      sent_at: `${queued} + interval 5 second`,
      recipient_id: id('user', recipient),
    },
  };
}

function securityAlerts(plan: Plan): Table {
  const rows = plan.sizes.securityAlerts;
  const raised = moment(plan, rows);
  return {
    name: 'security_alert',
    rows,
    columns: {
      id: id('alert'),
      ...stamps(raised),
      kind: share('alert', [
        ['NEW_ADMIN', 0.001],
        ['REFRESH_TOKEN_REUSED', 0.2],
        ['MANY_FAILED_SIGN_INS_ACCOUNT', 0.799],
      ]),
      subject: "concat('person', seq, '@example.com')",
      message: "'Many attempts to sign in failed.'",
      hour: 'seq',
      // The newest tenth waits to be acknowledged.
      acknowledged_at: `if(${age(rows)} < 0.1, null, ${raised} + interval 1 hour)`,
    },
  };
}

function deadJobs(plan: Plan): Table {
  const rows = plan.sizes.deadJobs;
  const failed = moment(plan, rows);
  return {
    name: 'job',
    rows,
    columns: {
      id: id('job'),
      ...stamps(failed),
      name: "'mail.deliver'",
      payload: "'{}'",
      status: "'DEAD'",
      run_at: failed,
      attempts: '10',
      last_error: "'The mail server refused it.'",
      failed_at: failed,
    },
  };
}

function exports(plan: Plan): Table {
  const rows = plan.sizes.exports;
  const asked = moment(plan, rows);
  return {
    name: 'export_file',
    rows,
    columns: {
      id: id('export'),
      ...stamps(asked),
      requested_by_id: admin,
      report: "'PRODUCTS'",
      format: "'CSV'",
      parameters: "'{}'",
      status: "case when seq % 100 = 0 then 'FAILED' else 'EXPIRED' end",
      file_name: "'products.csv'",
      finished_at: asked,
    },
  };
}

function imports(plan: Plan): Table {
  const rows = plan.sizes.imports;
  const asked = moment(plan, rows);
  return {
    name: 'import_run',
    rows,
    columns: {
      id: id('import'),
      ...stamps(asked),
      created_by_id: admin,
      kind: "'PRODUCTS'",
      dry_run: '0',
      set_stock: '0',
      skip_invalid: '1',
      status: "'DONE'",
      file_name: "'products.csv'",
      notes: "'[]'",
      problem_count: '200',
      finished_at: asked,
    },
  };
}

/** The last import has 200 problems. */
function importProblems(plan: Plan): Table {
  return {
    name: 'import_problem',
    rows: 200,
    columns: {
      id: id('importproblem'),
      import_id: id('import', String(plan.sizes.imports)),
      position: 'seq',
      line: 'seq + 1',
      column_name: "'price'",
      value: "'much'",
      reason: "'must be a number.'",
    },
  };
}

/** As many as are kept; the last one found the log broken, and has 100 problems. */
function auditVerifications(plan: Plan): Table {
  const rows = plan.sizes.auditVerifications;
  const asked = moment(plan, rows);
  const problem = `concat('{"kind":"ALTERED","chain":1,"sequence":2,"entryId":null,"message":"', repeat('x', 60), '"}')`;
  const result = (intact: boolean, problems: string) =>
    `concat('{"intact":${intact},"checkedEntries":1000,"erasedEntries":0,"problems":[', ${problems}, '],"headHash":"${'0'.repeat(64)}","checkedAt":"2026-11-27T10:00:00.000Z"}')`;
  const broken = result(false, `${problem}, repeat(concat(',', ${problem}), 99)`);
  return {
    name: 'audit_verification',
    rows,
    columns: {
      id: id('auditverification'),
      ...stamps(asked),
      started_by_id: admin,
      status: "case when seq % 100 = 0 then 'FAILED' else 'DONE' end",
      open_slot: 'null',
      total_entries: '1000',
      checked_entries: '1000',
      result: `case when seq % 100 = 0 then null when seq = ${rows - 1} then ${broken} else ${result(true, "''")} end`,
      started_at: asked,
      finished_at: asked,
    },
  };
}

export function officeTables(plan: Plan): Table[] {
  const tables = [
    notifications,
    emails,
    securityAlerts,
    auditVerifications,
    deadJobs,
    exports,
    imports,
    importProblems,
  ];
  return tables.map(table => table(plan));
}
