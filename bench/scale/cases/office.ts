import { listCases } from '../list-cases.ts';
import { dayAgo, daysAgo, idOf, type ScaleCase, type ScaleFacts } from '../scale-case.ts';
import { sizesOf } from '../sizes.ts';

export function officeCases(facts: ScaleFacts): ScaleCase[] {
  const { rows } = facts;
  const { auditVerifications, customers, emails, exports, imports, notifications, securityAlerts } =
    sizesOf(rows);
  const days = (field: string) => `${field}: { from: ${dayAgo(facts, 400)}, to: ${dayAgo(facts, 400)} }`;
  const admin = (name: string, query: string): ScaleCase => ({ name, who: 'admin', query });
  const actor = `actorId: ${idOf('user', customers + 3)}`;
  const notification = 'nodes { kind message readAt } pageInfo { hasNextPage }';
  return [
    ...listCases({
      list: 'auditLog',
      who: 'admin',
      fields: 'id at action targetId actor { name }',
      sorts: ['OCCURRED_AT'],
      filters: [
        actor,
        `targetId: ${idOf('order', rows / 2)}`,
        'action: "session.started"',
        'action: "settings.updated"',
        'action: "of.nothing"',
        'action: "session."',
        'action: "nothing."',
        'action: ["order.placed", "order.shipped"]',
        `action: "order.", ${actor}`,
        `action: "order.", ${days('occurredOn')}`,
        `${actor}, ${days('occurredOn')}`,
        days('occurredOn'),
        `occurredAt: { from: ${daysAgo(facts, 30)} }`,
      ],
      middle: `occurredAt: { from: ${daysAgo(facts, 548)}, to: ${daysAgo(facts, 547)} }`,
    }),
    admin('auditEntry', `{ auditEntry(id: ${idOf('audit', rows / 2)}) { action changes actor { name } } }`),
    ...listCases({
      list: 'securityAlerts',
      who: 'admin',
      fields: 'id kind message raisedAt',
      sorts: ['CREATED_AT'],
      filters: [
        'kind: MANY_FAILED_SIGN_INS_ACCOUNT',
        'kind: NEW_ADMIN',
        'kind: [NEW_ADMIN, REFRESH_TOKEN_REUSED]',
        'acknowledged: true',
        'acknowledged: false',
        'kind: NEW_ADMIN, acknowledged: false',
      ],
    }),
    admin('securityAlert', `{ securityAlert(id: ${idOf('alert', securityAlerts / 2)}) { message } }`),
    ...listCases({
      list: 'emails',
      who: 'admin',
      fields: 'id to subject status createdAt',
      sorts: ['CREATED_AT'],
      filters: [
        'status: SENT',
        'status: FAILED',
        'status: HELD',
        'status: [QUEUED, FAILED]',
        'to: "person1@example.com"',
        'to: "person1@example.com", status: FAILED',
        'to: "nobody@example.com"',
        'template: "orders.placed"',
        'template: "rentals.reminder"',
        'template: "of.nothing"',
        'template: "orders.placed", status: FAILED',
        days('createdOn'),
        `createdAt: { from: ${daysAgo(facts, 30)} }`,
      ],
    }),
    admin('email', `{ email(id: ${idOf('email', emails / 2)}) { subject status } }`),
    ...[
      ['notifications', ''],
      ['notifications oldest first', '(sort: { field: CREATED_AT, direction: ASC })'],
      ['notifications unread', '(unreadOnly: true)'],
      ['notifications of a rare kind', '(kind: SECURITY_ALERT)'],
      ['notifications unread of two kinds', '(unreadOnly: true, kind: [STOCK_LOW, STOCK_OUT])'],
    ].flatMap(([name, args]) => [
      admin(name!, `{ notifications${args} { ${notification} } }`),
      admin(`${name} count`, `{ notifications${args} { totalCount } }`),
    ]),
    admin(
      'notification',
      `{ notification(id: ${idOf('notification', Math.floor(notifications / 40) * 20)}) { message } }`,
    ),
    admin('unreadNotificationCount', '{ unreadNotificationCount }'),
    admin('notificationPreferences', '{ notificationPreferences { kind } }'),
    admin('deadJobs', '{ deadJobs { nodes { name failedAt } } }'),
    admin(
      'deadJobs oldest first',
      '{ deadJobs(sort: { field: FAILED_AT, direction: ASC }) { nodes { name } } }',
    ),
    admin('deadJobs count', '{ deadJobs { totalCount } }'),
    admin('exports', '{ exports { nodes { fileName status } } }'),
    admin('exports count', '{ exports { totalCount } }'),
    admin(
      'exports failed',
      '{ exports(status: FAILED, sort: { field: CREATED_AT }) { nodes { fileName } } }',
    ),
    admin('export', `{ export(id: ${idOf('export', exports / 2)}) { fileName status } }`),
    admin('imports', '{ imports { nodes { fileName status } } }'),
    admin(
      'imports oldest first',
      '{ imports(sort: { field: CREATED_AT, direction: ASC }) { nodes { fileName } } }',
    ),
    admin('imports count', '{ imports { totalCount } }'),
    admin(
      'import',
      `{ import(id: ${idOf('import', imports)}) { fileName problems(first: 50) { totalCount nodes { reason } } } }`,
    ),
    { name: 'settings', who: 'guest', query: '{ settings { storeName currencyCode } }' },
    ...listCases({
      list: 'auditVerifications',
      who: 'admin',
      fields: 'id status progress result { intact problems { kind message } } startedBy { name }',
      sorts: ['CREATED_AT'],
      filters: [],
    }),
    admin(
      'auditVerification',
      `{ auditVerification(id: ${idOf('auditverification', auditVerifications - 1)}) { status result { problems { message } } } }`,
    ),
    {
      name: 'verifyAuditLog',
      who: 'admin',
      query: '{ verifyAuditLog { intact checkedEntries } }',
      isReport: true,
    },
  ];
}
