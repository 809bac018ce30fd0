import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'tradepost-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the audit step of CI with a script in place of npm. */
function auditWith(npm: string, settings: Record<string, string> = {}) {
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${npm}\n`, { mode: 0o755 });
  const { status, stdout } = spawnSync(new URL('../../.ci/audit.sh', import.meta.url).pathname, {
    env: { PATH: `${folder}:/usr/local/bin:/usr/bin:/bin`, ...settings },
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n') };
}

it('says that all is well', () => {
  expect(auditWith('exit 0')).toEqual({
    status: 0,
    lines: ['The registry signed every installed package.', 'No advisory names a production dependency.'],
  });
});

it('shows what npm found, and does not block', () => {
  const finding =
    'if [ "$3" = signatures ]; then exit 0; fi; echo "left-pad <2.0.0: pads on the right"; exit 1';
  const lines = ['The registry signed every installed package.', 'left-pad <2.0.0: pads on the right'];
  expect(auditWith(finding)).toEqual({
    status: 0,
    lines: [...lines, 'WARNING: Advisories name production dependencies.'],
  });
  expect(auditWith(finding, { GITHUB_ACTIONS: 'true' })).toEqual({
    status: 0,
    lines: [...lines, '::warning title=Audit::Advisories name production dependencies.'],
  });
});

it('says in one line that npm could not ask', () => {
  const offline = `printf 'npm error code ENOTFOUND\\nnpm error network request failed\\n' >&2; exit 1`;
  expect(auditWith(offline)).toEqual({
    status: 0,
    lines: [
      'Not checked: signatures. npm says: network request failed',
      'Not checked: advisories. npm says: network request failed',
    ],
  });
});

it('waits only so long for an answer', () => {
  expect(auditWith('exec sleep 20', { AUDIT_TIMEOUT: '0.1' })).toEqual({
    status: 0,
    lines: [
      'Not checked: signatures. The registry did not answer within 0.1 s.',
      'Not checked: advisories. The registry did not answer within 0.1 s.',
    ],
  });
});
