import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { getAddress, parseAbi } from 'viem';
import { describe, expect, test } from 'vitest';
import type { ReadContext } from '@/lib/protocols/contract';
import { askEach } from '@/lib/protocols/reading/ask-each';
import { ASK_EACH_CODE } from '@/lib/protocols/reading/ask-each-code';
import { readBatch, view } from '@/lib/protocols/reading/read-batch';
import { core } from '../../chain/addresses';
import { eigenpie, story } from '../../chain/neighbours/eigenpie';
import { useLocalMainnet } from '../../chain/testing';
import { countTrips } from '../../support/count-trips';

const FOLDER = join(import.meta.dirname, '../../../lib/protocols/reading');

type Compiled = { contracts: Record<string, Record<string, { evm: { bytecode: { object: string } } }>> };

const compile = (): string => {
  const solc = createRequire(import.meta.url)('solc') as { compile(input: string): string };
  const content = readFileSync(join(FOLDER, 'AskEach.sol'), 'utf8');
  const settings = {
    optimizer: { enabled: true, runs: 1 },
    viaIR: true,
    // Every chain that has Multicall3 can run it.
    evmVersion: 'paris',
    metadata: { bytecodeHash: 'none', appendCBOR: false },
    debug: { revertStrings: 'strip' },
    outputSelection: { '*': { '*': ['evm.bytecode.object'] } },
  };
  const input = { language: 'Solidity', sources: { 'AskEach.sol': { content } }, settings };
  const { contracts } = JSON.parse(solc.compile(JSON.stringify(input))) as Compiled;
  return `0x${contracts['AskEach.sol']?.AskEach?.evm.bytecode.object}`;
};

const chain = useLocalMainnet({ seed: true });
const CREATOR = '0x4e59b44847b379578588920cA78FbF26c0B4956C';
const abi = parseAbi([
  'function getNodeDelegatorQueue() view returns (address[])',
  'function delegatedTo(address staker) view returns (address)',
  'function paused() view returns (bool)',
]);
const nodes = view(abi, eigenpie.staking, 'getNodeDelegatorQueue');
const operatorOf = (node: `0x${string}`) => view(abi, core.delegationManager, 'delegatedTo', [node]);
const count = () => {
  const { client, trips } = countTrips(chain().rpcUrl);
  const context: ReadContext = { client, chainId: 1, now: 0, memory: new Map() };
  return { context, trips };
};

test('the code is what the source compiles to', () => {
  const code = compile();
  if (process.env.RECORD_CODE) {
    const path = join(FOLDER, 'ask-each-code.ts');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/'0x[0-9a-f]*'/, `'${code}'`));
  } else expect(ASK_EACH_CODE).toBe(code);
});

describe('questions about every address of a list', () => {
  test('are answered in the round trip that lists them', async () => {
    const { context, trips } = count();
    const [{ facts, point }] = await Promise.all([readBatch(context, [nodes]), askEach(context, nodes, [operatorOf])]);
    expect(trips()).toBe(1);
    const [list] = facts;
    if (!list.known) throw new Error('the list was not read');
    expect(list.value).toEqual([...story.nodes, story.etherNode].map((node) => getAddress(node)));
    const operators = await readBatch(context, list.value.map(operatorOf), point);
    expect(trips()).toBe(1);
    expect(operators.facts.map((fact) => fact.known && fact.value)).toEqual([
      story.operator,
      story.operator,
      story.etherOperator,
    ]);
  });

  test('that revert are remembered as such, beside those that do not', async () => {
    const { context, trips } = count();
    const missing = (node: `0x${string}`) =>
      view(parseAbi(['function nothing(address) view returns (uint256)']), core.delegationManager, 'nothing', [node]);
    const [{ point }] = await Promise.all([
      readBatch(context, [nodes]),
      askEach(context, nodes, [missing, operatorOf]),
    ]);
    const [node] = story.nodes;
    const { facts } = await readBatch(
      context,
      [missing(node as `0x${string}`), operatorOf(node as `0x${string}`)],
      point,
    );
    expect(trips()).toBe(1);
    expect(facts.map(({ known }) => known)).toEqual([false, true]);
  });

  test.each([
    ['the contract lists nothing', async () => view(abi, core.delegationManager, 'getNodeDelegatorQueue')],
    ['it answers with something else', async () => view(abi, eigenpie.staking, 'paused') as unknown as typeof nodes],
    [
      'nothing on the chain creates contracts',
      async () => {
        await chain().testClient.setCode({ address: CREATOR, bytecode: '0x' });
        return nodes;
      },
    ],
  ])('are asked in a round trip of their own where %s', async (_, prepare) => {
    const list = await prepare();
    const { context, trips } = count();
    const [{ point }] = await Promise.all([readBatch(context, [nodes]), askEach(context, list, [operatorOf])]);
    expect(trips()).toBe(1);
    const { facts } = await readBatch(context, [operatorOf(story.etherNode)], point);
    expect(trips()).toBe(2);
    expect(facts[0].known && facts[0].value).toBe(story.etherOperator);
  });

  test('need no answer from an endpoint that is down', async () => {
    const { client } = countTrips(chain().rpcUrl, () => true);
    await expect(
      askEach({ client, chainId: 1, now: 0, memory: new Map() }, nodes, [operatorOf]),
    ).resolves.toBeUndefined();
  });
});
