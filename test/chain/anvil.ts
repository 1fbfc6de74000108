import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface Anvil {
  readonly rpcUrl: string;
  stop(): Promise<void>;
}

const startTimeoutMs = 20_000;

/**
 * Starts anvil as chain 1 on a loopback port, free of fees, answering any web page (CORS).
 * It ends with this process, however this process ends.
 * @throws when the binary is missing or does not answer in time.
 */
export async function startAnvil(options: {
  port?: number | undefined;
  genesisBlock: number;
  genesisTimestampSeconds: number;
}): Promise<Anvil> {
  const port = options.port ?? (await findFreePort());
  const args = ['--chain-id', '1', '--host', '127.0.0.1', '--port', String(port)];
  args.push('--number', String(options.genesisBlock), '--timestamp', String(options.genesisTimestampSeconds));
  args.push('--block-base-fee-per-gas', '0', '--disable-min-priority-fee', '--auto-impersonate');
  // The state of a seeded chain is more than the 2 MB a request may have by default.
  args.push('--no-request-size-limit');
  const child = spawn(findBinary(), args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const complaints: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const killChild = () => child.kill('SIGKILL');
  process.once('exit', killChild);

  const rpcUrl = `http://127.0.0.1:${port}`;
  const stop = async () => {
    process.off('exit', killChild);
    await end(child);
  };
  try {
    await waitUntilAnswering(rpcUrl, child, complaints);
  } catch (error) {
    await stop();
    throw error;
  }
  return { rpcUrl, stop };
}

/** npm's launcher brings one optional package per system with the binary inside. */
function findBinary(): string {
  const system = { win32: 'win32', darwin: 'darwin', linux: 'linux' }[process.platform as string];
  const machine = { x64: 'amd64', arm64: 'arm64' }[process.arch as string];
  const file = process.platform === 'win32' ? 'anvil.exe' : 'anvil';
  const folder = join(import.meta.dirname, '..', '..', 'node_modules', '@foundry-rs');
  const path = join(folder, `anvil-${system}-${machine}`, 'bin', file);
  if (!existsSync(path)) {
    throw new Error(`No anvil for ${process.platform} ${process.arch} at ${path}. Run npm ci without --omit=optional.`);
  }
  return path;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}

async function waitUntilAnswering(rpcUrl: string, child: ChildProcess, complaints: readonly string[]): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`anvil ended with code ${child.exitCode}: ${complaints.join('')}`);
    if (await answers(rpcUrl)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`anvil did not answer at ${rpcUrl} within ${startTimeoutMs / 1000} s. ${complaints.join('')}`);
}

async function answers(rpcUrl: string): Promise<boolean> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] });
  try {
    const response = await fetch(rpcUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return response.ok;
  } catch {
    // Refused connections are expected while it starts; the deadline of the caller decides.
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
