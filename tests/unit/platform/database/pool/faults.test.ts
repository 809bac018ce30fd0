import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../../../src/platform/database/pool/faults.ts';
import { serviceErrorOf } from '../../../../../src/platform/database/service-error.ts';
import { DeadlineError } from '../../../../../src/platform/lib/deadline-error.ts';
import { UnavailableError } from '../../../../../src/platform/lib/unavailable-error.ts';

const error = (more: object) => Object.assign(new Error('from the database'), more);

describe('faultOf', () => {
  it.each([
    ['a deadlock', { errno: 1213 }, 'RACE'],
    ['a lock that is not released', { errno: 1205 }, 'RACE'],
    ['a transaction that another node has beaten', { errno: 3101 }, 'RACE'],
    ['a node without a cluster', { errno: 1047 }, 'CONNECTION'],
    ['a proxy without servers', { errno: 9001 }, 'CONNECTION'],
    ['a read-only server', { errno: 1290 }, 'CONNECTION'],
    ['a read-only transaction', { errno: 1792 }, 'CONNECTION'],
    ['a server in read-only mode', { errno: 1836 }, 'CONNECTION'],
    ['a lost connection', { code: 'PROTOCOL_CONNECTION_LOST' }, 'CONNECTION'],
    ['a connection that was reset', { errno: -104, code: 'ECONNRESET' }, 'CONNECTION'],
    ['too many connections', { errno: 1040 }, 'CROWDED'],
    ['a full disk', { errno: 1114 }, 'UNAVAILABLE'],
    ['a server that is not there', { errno: -111, code: 'ECONNREFUSED' }, 'UNAVAILABLE'],
    ['a statement that MariaDB stopped', { errno: 1969 }, 'DEADLINE'],
    ['a statement that MySQL stopped', { errno: 3024 }, 'DEADLINE'],
    ['a statement that we stopped', { errno: 1317 }, 'CANCELLED'],
    ['a violated constraint', { errno: 1062, code: 'ER_DUP_ENTRY' }, undefined],
    ['an error of ours', {}, undefined],
  ])('%s', (_what, more, fault) => {
    expect(faultOf(error(more))).toBe(fault);
  });

  it('knows nothing of what is no error', () => {
    expect(faultOf('1213')).toBeUndefined();
  });
});

describe('serviceErrorOf', () => {
  it.each([
    [{ errno: 1213 }, UnavailableError],
    [{ errno: 1047 }, UnavailableError],
    [{ errno: 1969 }, DeadlineError],
  ])('%o becomes what clients can act on', (more, kind) => {
    expect(serviceErrorOf(error(more))).toBeInstanceOf(kind);
  });

  it('leaves other errors alone', () => {
    expect(serviceErrorOf(error({ errno: 1062 }))).toBeUndefined();
  });

  it('knows the embedded database', () => {
    expect(serviceErrorOf(new Error('database is locked'))).toBeInstanceOf(UnavailableError);
    expect(serviceErrorOf(new Error('database or disk is full'))).toBeInstanceOf(UnavailableError);
  });
});
