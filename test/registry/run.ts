import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createPublicClient, http } from 'viem';
import { DEFAULT_RPC_URLS } from '@/lib/sources/rpc';
import { checkRegistry } from './check-registry';
import { checksOf } from './checks';

const folder = join('public', 'registry');

/** Prints what the bundled registry and the chain behind an endpoint disagree on; gives the number of differences. */
async function checkAll(arguments_: readonly string[]): Promise<number> {
  const url = arguments_.find((argument) => /^https?:/.test(argument)) ?? DEFAULT_RPC_URLS[1]?.[0];
  if (url === undefined) throw new Error('Name an endpoint: npm run registry:check -- https://…');
  const client = createPublicClient({ transport: http(url, { batch: true }) });
  console.log(
    `Chain ${await client.getChainId()} as ${new URL(url).host} tells it, block ${await client.getBlockNumber()}\n`,
  );
  let differing = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const name = basename(file, '.json');
    const text = readFileSync(join(folder, file), 'utf8');
    const { checked, differences } = await checkRegistry(
      client,
      { name, content: JSON.parse(text) },
      checksOf[name] ?? [],
    );
    console.log(`${file}: ${text.length} bytes, ${checked} statements, ${differences.length} differences`);
    for (const { place, address, expected, found } of differences)
      console.log(`  ${place}  ${address}\n    registry: ${expected}\n    chain:    ${found}`);
    differing += differences.length;
  }
  return differing;
}

try {
  process.exitCode = (await checkAll(process.argv.slice(2))) === 0 ? 0 : 1;
} catch (error) {
  console.error(`The endpoint could not be read: ${error instanceof Error ? error.message : String(error)}`);
  console.error('Name another one: npm run registry:check -- https://…');
  process.exitCode = 2;
}
