import { describe, expect, it } from 'vitest';
import type { Intent } from '@/lib/core/intent';
import { mulDivDown, mulDivUp, WAD } from '@/lib/core/units';
import inceptionProtocol from '@/lib/protocols/inception';
import { inception, story } from '../../chain/neighbours/inception';
import { tokenMinter } from '../../chain/place';
import { useLocalMainnet } from '../../chain/testing';
import { open } from '../eigenlayer/support/reading';
import { reading } from '../families/liquid-restaking/chain';

const chain = useLocalMainnet({ seed: true });
const { own, through, backing, positions, view, act } = reading(chain, inceptionProtocol);
const poolView = (functionName: string, args: readonly unknown[] = []) =>
  view<bigint>('InceptionPool', inception.pool, functionName, args);

/** Wei per shares: the feed's ratio inverted and rounded up. */
const worth = (shares: bigint) => mulDivUp(shares, WAD, story.ratio);
const flash = (amount: bigint): Intent => ({
  protocol: 'inception',
  action: 'requestWithdrawal',
  verb: 'flashUnstake',
  chainId: 1,
  contract: inception.pool,
  asset: 'inETH',
  amount,
  amountKind: 'assets',
  note: { key: 'restakedToken.note.atOnce' },
  flags: [],
  args: {},
});

it('does not know who restakes the money of inETH, nor what services may take of it', async () => {
  const [part, ...others] = await backing();
  expect(others).toEqual([]);
  expect(part).toMatchObject({ protocol: 'eigenlayer', share: { known: false } });
  expect((await through()).slash.today.known).toBe(false);
});

describe('own terms', () => {
  it('of inETH say when there is not enough at hand to leave at once', async () => {
    const capacity = await poolView('getFlashCapacity');
    const fits = (capacity * story.ratio) / WAD;
    const findings = async (amount: bigint) => (await own({ intent: flash(amount) })).findings.map(({ id }) => id);
    expect(await findings(fits - 10n)).toEqual([]);
    expect(await findings(fits + 10n)).toEqual(['inception:tooMuch']);
  });

  it('of a vault’s token say when the vault is paused', async () => {
    await act(tokenMinter, 'InceptionVault', inception.stEthVault, 'setPaused', [true]);
    const { findings } = await own({ target: inception.instEth });
    expect(findings.map(({ id }) => id)).toEqual(['inception:deposits', 'inception:requests', 'inception:claims']);
  });
});

describe('positions at Inception', () => {
  it('are tokens at the inverted ratio, what is owed, what is paid, and what vaults owe', async () => {
    const list = (await positions(story.depositor)).filter(({ amount }) => amount.known);
    const by = (end: string) => list.find(({ id }) => id.endsWith(end));
    const perToken = worth(WAD);
    const minted = mulDivDown(story.deposited, WAD, perToken);
    const left = minted - story.paidShares - story.openShares;
    expect(open(by(inception.inEth)?.amount)).toBe(left);
    expect(open(by(inception.inEth)?.valueWei)).toBe(mulDivDown(left, perToken, WAD));
    expect(open(by(':owed')?.amount)).toBe(worth(story.openShares));
    expect(open(by(':owed')?.isClaimable)).toBe(false);
    expect(open(by(':ready')?.amount)).toBe(worth(story.paidShares));
    expect(open(by(':ready')?.isClaimable)).toBe(true);
    expect(open(by(':instETH')?.amount)).toBe(story.vaultQueued);
    expect(open(by(':instETH')?.isClaimable)).toBe(true);
    expect(by(':instETH')?.asset.symbol).toBe('stETH');
  });
});
