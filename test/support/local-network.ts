import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { generate } from 'selfsigned';

/** One request that a browser sent, as the local network saw it. */
export interface SeenRequest {
  readonly host: string;
  readonly method: string;
  /** Path with its query; empty where the connection was refused before a path was sent. */
  readonly path: string;
  readonly body: string;
  /** The Origin header: a page's origin, `chrome-extension://…`, `moz-extension://…`, or undefined. */
  readonly origin: string | undefined;
  /** HTTP status that was answered, or `refused` for a host that is not part of the local network. */
  readonly outcome: number | 'refused';
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export type HostHandler = (request: {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}) => Answer | Promise<Answer>;

export interface LocalNetwork {
  /** What browsers are told to use as their proxy, `127.0.0.1:port`. */
  readonly proxy: { readonly host: string; readonly port: number };
  /** Everything asked so far, refused requests included, in order of arrival. */
  readonly requests: readonly SeenRequest[];
  /** Makes a real host name answer with this handler from now on. */
  serve(host: string, handler: HostHandler): void;
  /** Makes a host unreachable; gives back what it served, to put it up again. */
  takeDown(host: string): HostHandler | undefined;
  forgetRequests(): void;
  close(): Promise<void>;
}

/**
 * A proxy that lets real https host names reach handlers in this process and lets nothing else out.
 *
 * Browsers use it as their only proxy, so pages, extension workers and the browser's own chatter all pass here.
 * TLS is ended with certificates made for the run; browsers are told to accept them.
 */
export async function startLocalNetwork(): Promise<LocalNetwork> {
  const handlers = new Map<string, HostHandler>();
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const certificates = await certificateMaker();

  const answer = async (host: string, path: string, request: IncomingMessage, response: ServerResponse) => {
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    const seen = { host, method, path, body, origin: request.headers.origin };
    const handler = handlers.get(host);
    if (!handler) {
      requests.push({ ...seen, outcome: 'refused' });
      request.socket.destroy();
      return;
    }
    const { status, headers, body: content } = await runHandler(handler, { method, path, body });
    requests.push({ ...seen, outcome: status });
    response.writeHead(status, { ...crossOriginHeaders, ...headers });
    response.end(content);
  };

  const secure = createHttpsServer(
    { SNICallback: (name, done) => certificates(name).then((context) => done(null, context), done) },
    (request, response) => void answer(hostOf(request.headers.host), request.url ?? '/', request, response),
  );
  const proxy = createHttpServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'unknown'}`);
    void answer(url.hostname, url.pathname + url.search, request, response);
  });
  proxy.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A browser that is closed resets its connections; that is its end, not a fault of this run.
    socket.on('error', () => socket.destroy());
  });
  proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
    const host = hostOf(request.url);
    if (!handlers.has(host)) {
      requests.push({ host, method: 'CONNECT', path: '', body: '', origin: undefined, outcome: 'refused' });
      socket.end('HTTP/1.1 403 Not part of the local network\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    secure.emit('connection', socket);
  });

  await new Promise<void>((resolve, reject) => proxy.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    proxy: { host: '127.0.0.1', port },
    requests,
    serve: (host, handler) => void handlers.set(host, handler),
    takeDown(host) {
      const handler = handlers.get(host);
      handlers.delete(host);
      return handler;
    },
    forgetRequests: () => void requests.splice(0),
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Answers with JSON. */
export function json(value: unknown, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/** Sends every request on to a local JSON-RPC server, as the public endpoint of that name would. */
export function forwardTo(rpcUrl: string): HostHandler {
  return async ({ method, body }) => {
    if (method === 'OPTIONS') return { status: 204 };
    const reply = await fetch(rpcUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return { status: reply.status, headers: { 'content-type': 'application/json' }, body: await reply.text() };
  };
}

const crossOriginHeaders = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

async function runHandler(handler: HostHandler, request: Parameters<HostHandler>[0]) {
  try {
    return { status: 200, ...(await handler(request)) };
  } catch (error) {
    return { status: 502, headers: { 'content-type': 'text/plain' }, body: `local handler failed: ${String(error)}` };
  }
}

function hostOf(authority: string | undefined): string {
  return (authority ?? '').replace(/:\d+$/, '').toLowerCase();
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Makes one certificate for each asked host, all signed by an authority that lives as long as the run. */
async function certificateMaker(): Promise<(host: string) => Promise<SecureContext>> {
  const options = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;
  const authority = await generate([{ name: 'commonName', value: 'Underlayer local network' }], {
    ...options,
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
  });
  const made = new Map<string, Promise<SecureContext>>();
  const make = async (host: string) => {
    const leaf = await generate([{ name: 'commonName', value: host }], {
      ...options,
      ca: { key: authority.private, cert: authority.cert },
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
    });
    return createSecureContext({ key: leaf.private, cert: leaf.cert });
  };
  return (host) => {
    const known = made.get(host) ?? make(host);
    made.set(host, known);
    return known;
  };
}
