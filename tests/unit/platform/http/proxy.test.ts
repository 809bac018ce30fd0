import type { IncomingMessage } from 'node:http';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/platform/config/config.ts';
import { addressOf, trustedProxies } from '../../../../src/platform/http/proxy.ts';

const proxy = '127.0.0.1';

/** The address of a request in Fastify, and for a request that Fastify does not handle. */
async function addresses(trustProxy: boolean, header: string | undefined): Promise<string[]> {
  const config = { trustProxy } as Config;
  const http = fastify({ trustProxy: trustedProxies(config) });
  http.get('/', async request => request.ip);
  const headers = header === undefined ? {} : { 'x-forwarded-for': header };
  const { body } = await http.inject({ url: '/', headers });
  return [
    body,
    addressOf(config, { headers, socket: { remoteAddress: proxy } } as unknown as IncomingMessage),
  ];
}

describe('the address of a request', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['6.6.6.6, 10.0.0.1', '10.0.0.1'],
    ['6.6.6.6,7.7.7.7 ,  10.0.0.1 , ', '10.0.0.1'],
    [' ', proxy],
    [undefined, proxy],
  ])('behind a proxy that reports %j is %s', async (header, address) => {
    expect(await addresses(true, header)).toEqual([address, address]);
  });

  it('is that of the sender if there is no proxy, whatever the headers say', async () => {
    expect(await addresses(false, '10.0.0.1')).toEqual([proxy, proxy]);
  });
});
