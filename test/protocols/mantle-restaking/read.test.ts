import { describe, expect, it } from 'vitest';
import { combineExit } from '@/lib/core/exit';
import { type Address, type Hex, WAD } from '@/lib/core/units';
import mantleRestaking from '@/lib/protocols/mantle-restaking';
import { CMETH, DELAYED_WITHDRAW } from '@/lib/protocols/mantle-restaking/contracts';
import { liquidStakingInputs } from '../../chain/neighbours/liquid-staking';
import { useLocalMainnet } from '../../chain/testing';
import { open } from '../eigenlayer/support/reading';
import { reading } from '../families/liquid-restaking/chain';
import { DAY } from '../families/liquid-staking/reading';

const chain = useLocalMainnet({ seed: true });
const HOLDER: Address = '0x38C8E1149431749736658b9fd21E1A2752B77E4e';
const { own, positions } = reading(chain, mantleRestaking);

/** Code that answers every call with the settings of mETH's queue: whether it is open, its delay in seconds, four zeros. */
const queueCode = (isOpen: boolean, delay: number): Hex =>
  `0x60${isOpen ? '01' : '00'}60005263${delay.toString(16).padStart(8, '0')}60205260c06000f3`;
const placeQueue = (isOpen: boolean, delay: number) =>
  chain().testClient.setCode({ address: DELAYED_WITHDRAW, bytecode: queueCode(isOpen, delay) });

describe('the way out of cmETH', () => {
  it('takes the delay that its queue has for mETH, at least', async () => {
    await placeQueue(true, 3 * DAY);
    const terms = await own();
    expect(open(combineExit(terms.exit))).toMatchObject({ min: 3 * DAY });
    expect(terms.findings.map(({ id }) => id)).not.toContain('mantle-restaking:requests');
  });

  it('is said to be closed where the queue takes no mETH', async () => {
    await placeQueue(true, 3 * DAY);
    const whileOpen = (await own()).findings;
    await placeQueue(false, 3 * DAY);
    const closed = (await own()).findings.filter(({ id }) => !whileOpen.some((it) => it.id === id));
    expect(closed).toMatchObject([{ status: 'notable' }]);
  });

  it('is unknown where the queue does not answer', async () => {
    await chain().testClient.setCode({ address: DELAYED_WITHDRAW, bytecode: '0x' });
    expect(open(combineExit((await own()).exit))).toMatch(/^unknown/);
  });
});

describe('cmETH of an account', () => {
  /** Code that answers every call with one word. */
  const wordCode = (word: bigint): Hex => `0x67${word.toString(16).padStart(16, '0')}60005260206000f3`;

  it.each([5n * WAD, 0n])('is its balance, here %s', async (balance) => {
    await chain().testClient.setCode({ address: CMETH, bytecode: wordCode(balance) });
    const amounts = (await positions(HOLDER)).map(({ amount }) => open(amount));
    expect(amounts).toEqual(balance === 0n ? [] : [balance]);
  });

  it('is what the local mainnet gave its holder', async () => {
    const { holder, cmEthHeld } = liquidStakingInputs;
    expect((await positions(holder)).map(({ amount }) => open(amount))).toEqual([cmEthHeld]);
  });

  it('is unknown, and shown, where the token does not answer', async () => {
    await chain().testClient.setCode({ address: CMETH, bytecode: '0x' });
    expect((await positions(HOLDER)).map(({ amount }) => open(amount))).toEqual(['unknown: call-failed']);
  });
});
