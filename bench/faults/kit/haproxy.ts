import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../tests/kit/free-port.ts';
import { start } from '../../processes.ts';
import { Missing } from '../scenario.ts';

/** haproxy in front of servers, as operations.md describes it. Returns where it listens. */
export async function startHaproxy(
  ports: readonly number[],
): Promise<{ readonly address: string; stop(): void }> {
  try {
    execFileSync('haproxy', ['-v'], { stdio: 'ignore' });
  } catch {
    throw new Missing('haproxy');
  }
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'faults-haproxy-'));
  const servers = ports.map(
    (server, index) => `  server s${index + 1} 127.0.0.1:${server} check inter 500ms fall 2 rise 2`,
  );
  writeFileSync(
    join(folder, 'haproxy.cfg'),
    `global
  maxconn 4000
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  option forwardfor
  option abortonclose
  option redispatch 1
  retries 3
  retry-on conn-failure
frontend shop
  bind 127.0.0.1:${port}
  default_backend tradepost
backend tradepost
  balance roundrobin
  option httpchk GET /health/ready
${servers.join('\n')}
`,
  );
  const child = start('haproxy', ['-f', join(folder, 'haproxy.cfg')], { stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(100)) {
    const response = await fetch(`${address}/health/live`).catch(() => undefined);
    if (response?.ok) break;
  }
  return {
    address,
    stop() {
      child.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
