import type { TestActor } from './actors.ts';
import type { TestApp } from './app.ts';
import { as } from './as.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

type Who = Parameters<typeof as>[1] | TestActor;

const facts = `id status progress checkedEntries totalEntries failureMessage createdAt startedAt finishedAt startedBy { id name }
  result { intact checkedEntries erasedEntries headHash checkedAt problems { kind chain sequence entryId message } }
  nextActions { action allowed reasonCode }`;

/** Starts a verification of the audit log, which must not be refused, and returns it. */
export async function startVerification(app: TestApp, who: Who): Promise<Data> {
  const { startAuditVerification } = await as(app, who).ask(
    `mutation { startAuditVerification { userErrors { code } auditVerification { ${facts} } } }`,
  );
  if (startAuditVerification.userErrors.length > 0)
    throw new Error(JSON.stringify(startAuditVerification.userErrors));
  return startAuditVerification.auditVerification;
}

export async function verificationOf(app: TestApp, id: string, who: Who = 'manager'): Promise<Data> {
  const query = `query ($id: ID!) { auditVerification(id: $id) { ${facts} } }`;
  return (await as(app, who).ask(query, { id })).auditVerification;
}

/** Verifies the audit log in the background, and returns the verification. */
export async function verified(app: TestApp, who: Who = 'manager'): Promise<Data> {
  const { id } = await startVerification(app, who);
  await app.work();
  return verificationOf(app, id, who);
}
