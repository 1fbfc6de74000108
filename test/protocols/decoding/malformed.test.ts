import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hex } from '@/lib/core/units';
import { wrappers } from '@/lib/protocols/decoding/wrappers';
import { examineCall } from '@/lib/protocols/registry';
import { callOfCase, ownCases, protocolFolders } from '../conformance/folders';

// Calldata as nobody's encoder writes it: reading it neither throws nor takes long, nor makes a call of ours nobody's.

const cases = protocolFolders
  .flatMap((id) => ownCases(id).map((item) => ({ id, item })))
  .filter(({ item }) => item.typedData === undefined)
  .map(({ id, item }) => ({ id, name: `${id} ${item.id}`, call: callOfCase(item) }))
  .filter(({ call }) => call.data.length > 10);

/** A queue shared with vaults of others: cut short, nobody can say whose request it is. */
const SHARED = '0xD45884B592E316eB816199615A95C182F75dea07';
const own = cases.filter(({ call }) => call.to !== SHARED);

/** One that takes seconds runs into the limit of the test. */
const meaningOf = (call: (typeof cases)[number]['call'], data: Hex) => examineCall({ ...call, data }).intents;

describe('calldata of every fixture', () => {
  it('in capitals means the same', () => {
    for (const { name, call } of own) {
      const capitals = `0x${call.data.slice(2).toUpperCase()}` as Hex;
      const meaning = (data: Hex) => meaningOf(call, data).map(({ args: _, ...intent }) => intent);
      expect(meaning(capitals), name).toEqual(meaning(call.data));
    }
  });

  it('with more behind it means the same', () => {
    for (const { name, call } of own.filter(({ id }) => id !== 'native-staking')) {
      const whole = meaningOf(call, call.data);
      for (const rest of ['00'.repeat(32), 'ab'.repeat(7)])
        expect(meaningOf(call, `${call.data}${rest}`), name).toEqual(whole);
    }
  });

  it('with dirt above its addresses means the same, or is malformed, as contracts refuse it', () => {
    for (const { id, name, call } of own) {
      const words = call.data.slice(10).match(/.{1,64}/g) ?? [];
      const isAddress = (word: string) => /^0{24}(?!0{8})[0-9a-f]{40}$/.test(word);
      const dirty = words.map((word) => (isAddress(word) ? `ff${word.slice(2)}` : word)).join('');
      const intents = meaningOf(call, `${call.data.slice(0, 10)}${dirty}` as Hex);
      expect(
        intents.map(({ protocol }) => protocol),
        name,
      ).toContain(id);
    }
  });

  it('cut short is malformed, unreadable or its own, never nothing', () => {
    for (const { id, name, call } of own) {
      const least = Math.min(74, call.data.length - 2);
      fc.assert(
        fc.property(fc.integer({ min: least, max: call.data.length - 2 }), (length) => {
          const intents = meaningOf(call, call.data.slice(0, length - (length % 2)) as Hex);
          expect(
            intents.map(({ protocol }) => protocol),
            name,
          ).toContain(id);
        }),
        { numRuns: 5 },
      );
    }
  });

  it('with words of it overwritten never throws nor hangs', () => {
    const word = fc.constantFrom(
      '00'.repeat(32),
      'ff'.repeat(32),
      `${'00'.repeat(31)}20`,
      `${'00'.repeat(28)}ffffffff`,
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.array(fc.tuple(fc.nat(30), word), { maxLength: 4 }),
        ({ call }, edits) => {
          const words = call.data.slice(10).match(/.{1,64}/g) ?? [];
          for (const [at, value] of edits) if (words.length > 0) words[at % words.length] = value;
          meaningOf(call, `${call.data.slice(0, 10)}${words.join('')}` as Hex);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('calldata of a wrapper that cannot be read', () => {
  const from = '0x38C8E1149431749736658b9fd21E1A2752B77E4e';
  const intentsOf = (data: string) => examineCall({ chainId: 1, from, to: from, value: 0n, data: data as Hex }).intents;

  it('says so wherever it is sent', () => {
    for (const selector of wrappers().keys())
      for (const rest of ['', '00'])
        expect(intentsOf(`${selector}${rest}`), selector).toMatchObject([
          { protocol: 'unregistered', flags: ['unreadable'] },
        ]);
  });

  it('is another function’s where its arguments would stand beyond any calldata', () => {
    const multicall = '0xac9650d8';
    // Its head is how a trading contract packs its orders: mainnet 0x2feacae1…, block 19582897.
    expect(
      intentsOf(`${multicall}000149e183bbdd7c27063e9c5884e375cebc3578231200000000000000000000${'00'.repeat(64)}`),
    ).toEqual([]);
    expect(intentsOf(`${multicall}${'00'.repeat(28)}ffffffff${'00'.repeat(64)}`)).toMatchObject([
      { flags: ['unreadable'] },
    ]);
  });
});
