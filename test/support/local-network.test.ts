import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { json, type LocalNetwork, startLocalNetwork } from './local-network';

let network: LocalNetwork;
afterEach(() => network.close());

describe('the local network', () => {
  it('answers a real https host name from a handler', async () => {
    network = await startLocalNetwork();
    network.serve('feed.example', ({ method, path, body }) => json({ method, path, body }));
    const answer = await askThroughProxy('feed.example', 'POST /chart?x=1', 'hello');
    expect(answer).toContain('200 OK');
    expect(answer).toContain('{"method":"POST","path":"/chart?x=1","body":"hello"}');
    expect(network.requests).toMatchObject([{ host: 'feed.example', path: '/chart?x=1', body: 'hello', outcome: 200 }]);
  });

  it('lets no other host out and writes down who was asked for', async () => {
    network = await startLocalNetwork();
    await expect(tunnelTo('example.org')).rejects.toThrow('403');
    expect(network.requests).toMatchObject([{ host: 'example.org', method: 'CONNECT', outcome: 'refused' }]);
  });

  it('makes a host unreachable and reachable again', async () => {
    network = await startLocalNetwork();
    network.serve('rpc.example', () => json('first'));
    const handler = network.takeDown('rpc.example');
    await expect(tunnelTo('rpc.example')).rejects.toThrow('403');
    network.serve('rpc.example', handler ?? (() => json('lost')));
    expect(await askThroughProxy('rpc.example', 'POST /', '')).toContain('"first"');
  });

  it('answers 502 with the reason when a handler fails', async () => {
    network = await startLocalNetwork();
    network.serve('broken.example', () => Promise.reject(new Error('no data')));
    const answer = await askThroughProxy('broken.example', 'POST /', '');
    expect(answer).toContain('502');
    expect(answer).toContain('no data');
  });
});

function tunnelTo(host: string): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    request({ ...network.proxy, method: 'CONNECT', path: `${host}:443` })
      .on('connect', ({ statusCode }, socket) => {
        if (statusCode === 200) resolve(socket);
        else reject(new Error(`The proxy answered ${statusCode}`));
      })
      .on('error', reject)
      .end();
  });
}

async function askThroughProxy(host: string, line: string, body: string): Promise<string> {
  const socket = connect({ socket: await tunnelTo(host), servername: host, rejectUnauthorized: false });
  socket.write(
    `${line} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  );
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}
