import { decodeFunctionData, encodeFunctionResult, type Hex, type PublicClient, parseAbi } from 'viem';
import { describe, expect, test } from 'vitest';
import { aggregate, type RawCall, ReadFailedError } from '@/lib/protocols/reading/aggregate';

const abi = parseAbi([
  'struct Call { address target; bool allowFailure; bytes callData; }',
  'struct Result { bool success; bytes returnData; }',
  'function aggregate3(Call[] calls) payable returns (Result[] returnData)',
]);

/** A chain that answers every call with its own calldata, and refuses whole calls with more than `most` of them. */
const echo = (most = Number.POSITIVE_INFINITY) => {
  const asked: { size: number; block: bigint | undefined }[] = [];
  const client = {
    call: async ({ data, blockNumber }: { data: Hex; blockNumber?: bigint }) => {
      const [calls] = decodeFunctionData({ abi, data }).args;
      asked.push({ size: calls.length, block: blockNumber });
      if (calls.length > most) throw new Error('out of gas');
      const result = calls.map(({ callData }) => ({
        success: true,
        returnData: callData.length === 10 ? (`0x${(7).toString(16).padStart(64, '0')}` as Hex) : callData,
      }));
      return { data: encodeFunctionResult({ abi, functionName: 'aggregate3', result }) };
    },
  } as unknown as PublicClient;
  return { asked, reader: { client, chainId: 1 } };
};

const callsOf = (...bytes: readonly string[]): readonly RawCall[] =>
  bytes.map((byte) => ({
    target: '0x00000000000000000000000000000000000000aa',
    callData: `0x${byte.repeat(5)}` as Hex,
  }));

const at = { chainId: 1, block: 5n, timestamp: 60 };

describe('calls of one turn', () => {
  test('share one round trip, and each gets its own answers', async () => {
    const { asked, reader } = echo();
    const [a, b] = await Promise.all([
      aggregate(reader, callsOf('01', '02'), at),
      aggregate(reader, callsOf('03'), at),
    ]);
    expect(asked).toEqual([{ size: 3, block: 5n }]);
    expect(a.answers.map(({ returnData }) => returnData)).toEqual(['0x0101010101', '0x0202020202']);
    expect(b.answers.map(({ returnData }) => returnData)).toEqual(['0x0303030303']);
  });

  test('at the latest block learn that block, in the same call', async () => {
    const { asked, reader } = echo();
    const [a, b] = await Promise.all([aggregate(reader, callsOf('01')), aggregate(reader, callsOf('02'))]);
    expect(asked).toHaveLength(1);
    expect(a.point).toEqual({ chainId: 1, block: 7n, timestamp: 7 });
    expect(b.point).toEqual(a.point);
    expect(b.answers.map(({ returnData }) => returnData)).toEqual(['0x0202020202']);
  });

  test('for different blocks go separately', async () => {
    const { asked, reader } = echo();
    await Promise.all([aggregate(reader, callsOf('01'), at), aggregate(reader, callsOf('02'), { ...at, block: 6n })]);
    expect(asked.map(({ block }) => block)).toEqual([5n, 6n]);
  });

  test('that are too much together are asked one by one, and only what fails alone fails', async () => {
    const { reader } = echo(2);
    const [small, large] = await Promise.allSettled([
      aggregate(reader, callsOf('01'), at),
      aggregate(reader, callsOf('02', '03', '04'), at),
    ]);
    expect(small.status).toBe('fulfilled');
    expect(large).toMatchObject({ status: 'rejected', reason: expect.any(ReadFailedError) });
  });

  test('that are very many are split into calls an endpoint takes', async () => {
    const { asked, reader } = echo();
    const many = callsOf(...Array.from({ length: 400 }, () => '05'));
    await Promise.all([aggregate(reader, many, at), aggregate(reader, many, at)]);
    expect(asked.map(({ size }) => size)).toEqual([400, 400]);
  });
});
