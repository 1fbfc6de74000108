import { describe, expect, it } from 'vitest';
import type { Address, Hex } from '@/lib/core/units';
import { contractsOn, decodeCall, decodeTypedData } from '@/lib/protocols/ether-fi/decode';
import { callOfCase, expectedOf, type FixtureCase, inFixtureWords, messageOfCase } from '../conformance/folders';
import { readCases } from '../real-transactions';

const casesOf = (name: string) =>
  readCases(new URL(`./fixtures/${name}.fixture.json`, import.meta.url)) as unknown as readonly FixtureCase[];

const intentOf = (item: FixtureCase) => {
  const message = messageOfCase(item);
  return message ? decodeTypedData(message) : decodeCall(callOfCase(item));
};

describe('ether.fi’s entry points', () => {
  it.each([...casesOf('transactions'), ...casesOf('entry-points')].map((item) => [item.id, item] as const))(
    '%s',
    (_, item) => {
      const intent = intentOf(item);
      expect(intent).toBeDefined();
      expect(intent && inFixtureWords(intent)).toMatchObject({ protocol: 'ether-fi', ...expectedOf(item) });
    },
  );
});

describe('everything else', () => {
  it.each(casesOf('foreign').map((item) => [item.id, item] as const))('%s is left alone', (_, item) => {
    expect(intentOf(item)).toBeUndefined();
  });

  const ALICE: Address = '0x1D96F2f6BeF1202E4Ce1Ff6Dad0c2CB002861d3e';

  it('shows cut calldata of its contracts as malformed, and never throws', () => {
    for (const item of casesOf('entry-points').filter(({ args }) => (args?.length ?? 0) > 0)) {
      const call = callOfCase(item);
      const cut = { ...call, data: call.data.slice(0, 12) as Hex };
      const intent = decodeCall(cut);
      // A queue shared with vaults of others: cut short, nobody can say whose request it is.
      const isShared = item.to === '0xD45884B592E316eB816199615A95C182F75dea07';
      if (isShared || intent?.flags.includes('unknown-function') || item.id.startsWith('approve')) continue;
      expect(intent?.flags, item.id).toContain('malformed');
    }
  });

  it('takes no plain ether and no call to nobody for its own', () => {
    for (const to of contractsOn(1))
      expect(decodeCall({ chainId: 1, from: ALICE, to, value: 5n, data: '0x' })).toBeUndefined();
    expect(decodeCall({ chainId: 1, from: ALICE, value: 0n, data: '0xd0e30db0' })).toBeUndefined();
  });
});
