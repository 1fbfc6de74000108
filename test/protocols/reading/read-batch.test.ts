import { encodeFunctionResult, type Hex, parseAbi } from 'viem';
import { describe, expect, test } from 'vitest';
import { type ChainClient, multicallAbi } from '@/lib/protocols/reading/aggregate';
import { readBatch, type TypedView, view } from '@/lib/protocols/reading/read-batch';

const abi = parseAbi([
  'struct Set { address avs; uint32 id; }',
  'function count() view returns (uint256)',
  'function held(address owner, uint256 at, bool isOpen) view returns (uint256)',
  'function shareOf(bytes32 key, bytes data) view returns (uint256)',
  'function keyed(string name) view returns (uint256)',
  'function ofSets(Set[] sets, uint64[] at) view returns (uint256)',
]);

const OWNER = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const PLACE = '0x00000000000000000000000000000000000000AA';
const KEY: Hex = `0x${'ab'.repeat(32)}`;
const AT = { chainId: 1, block: 5n, timestamp: 60 };

/** A chain on which one view returns this; `null`: it reverts. */
const answering = (value: bigint | null) => {
  const answer: { success: boolean; returnData: Hex } = {
    success: value !== null,
    returnData: value === null ? '0x' : `0x${value.toString(16).padStart(64, '0')}`,
  };
  const data = encodeFunctionResult({ abi: multicallAbi, functionName: 'aggregate3', result: [answer] });
  return { chainId: 1, client: { call: async () => ({ data }) } as unknown as ChainClient };
};

const readOne = async (asked: TypedView<bigint>, value: bigint | null = 7n) =>
  (await readBatch(answering(value), [asked], AT)).facts[0];

const cases: readonly (readonly [string, TypedView<bigint>, string])[] = [
  ['without arguments', view(abi, PLACE, 'count'), 'count()'],
  [
    'addresses, numbers, yes and no',
    view(abi, PLACE, 'held', [OWNER, 10n ** 18n, false]),
    `held(${OWNER}, ${10n ** 18n}, false)`,
  ],
  ['bytes', view(abi, PLACE, 'shareOf', [KEY, '0x']), `shareOf(${KEY}, 0x)`],
  ['a text, which alone is quoted', view(abi, PLACE, 'keyed', ['0x is "no" key']), 'keyed("0x is \\"no\\" key")'],
  [
    'lists and structs',
    view(abi, PLACE, 'ofSets', [[{ avs: OWNER, id: 3 }], [1n, 2n]]),
    `ofSets([{avs: ${OWNER}, id: 3}], [1, 2])`,
  ],
];

describe('the evidence of a read names its call', () => {
  test.each(cases)('%s', async (_what, asked, call) => {
    expect(await readOne(asked)).toEqual({
      known: true,
      value: 7n,
      source: { kind: 'onchain', chainId: 1, block: 5n, contract: PLACE, call },
      asOf: 60,
    });
  });

  test('and so does the reason why it is not known', async () => {
    const asked = view(abi, PLACE, 'shareOf', [KEY, '0x']);
    expect(await readOne(asked, null)).toEqual({ known: false, why: 'call-failed', detail: `shareOf(${KEY}, 0x)` });
  });
});
