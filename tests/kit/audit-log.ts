import type { TestApp } from './app.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the facts that it looks for
type Data = any;

/** The entries of the audit log about something, the newest first: all of them, or those of one action. */
export async function auditOf(app: TestApp, targetId: string, action?: string): Promise<Data[]> {
  const { auditLog } = await app.ask(
    'manager',
    `query ($filter: AuditLogFilter) {
      auditLog(first: 100, filter: $filter) { nodes { action actor { id } changes facts } } }`,
    { filter: { targetId, action } },
  );
  return auditLog.nodes;
}

/** What was done to something, the first action first. */
export async function actionsOn(app: TestApp, targetId: string): Promise<string[]> {
  return (await auditOf(app, targetId)).map(entry => entry.action).toReversed();
}

/** Checks the whole audit log, and returns these fields of what came of it. */
export async function verifyAuditLog(
  app: TestApp,
  fields = 'intact problems { kind message }',
): Promise<Data> {
  return (await app.ask('manager', `{ verifyAuditLog { ${fields} } }`)).verifyAuditLog;
}
