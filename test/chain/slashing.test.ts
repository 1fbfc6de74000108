import { parseEther } from 'viem';
import { beforeEach, describe, expect, it } from 'vitest';
import { beaconStrategy, core, eigenStrategy, liquidStakingOf } from './addresses';
import { developmentAccounts, namedAddress } from './place';
import {
  Acts,
  divWad,
  exitBlocks,
  keptOf,
  mulWad,
  mulWadUp,
  type SetId,
  useLocalMainnet,
  wad,
  withdrawableOf,
} from './testing';
import { checkpointPod, restake, stakeOnBeaconChain } from './validators';

const chain = useLocalMainnet({ seed: false });
let acts: Acts;
beforeEach(() => {
  acts = new Acts(chain());
});

const [staker, second, operator, other] = developmentAccounts as readonly [`0x${string}`, ...`0x${string}`[]] & {
  readonly 1: `0x${string}`;
  readonly 2: `0x${string}`;
  readonly 3: `0x${string}`;
};
const { strategy: rEth } = liquidStakingOf('rETH');
const { strategy: cbEth } = liquidStakingOf('cbETH');
const sets: readonly [SetId, SetId, SetId] = [
  { avs: namedAddress('first service'), id: 1 },
  { avs: namedAddress('second service'), id: 4 },
  { avs: namedAddress('third service'), id: 0 },
];
const percent = (share: bigint) => (wad * share) / 100n;

/** An operator with delay 0 in the first sets, with these magnitudes for one strategy. */
async function allocateTo(strategy: `0x${string}`, magnitudes: readonly bigint[]): Promise<void> {
  await acts.registerOperator(operator);
  for (const [index, magnitude] of magnitudes.entries()) {
    const set = sets[index] as SetId;
    await acts.foundSet(set, [strategy]);
    await acts.join(operator, set);
    await acts.allocate(operator, set, strategy, magnitude);
  }
}

describe('one slash', () => {
  it('takes its part of what one of two sets was promised, and leaves the other’s', async () => {
    const magnitudes = [percent(10n), percent(25n)] as const;
    const deposited = parseEther('100');
    await allocateTo(rEth, magnitudes);
    await acts.deposit(staker, 'rETH', deposited);
    await acts.delegate(staker, operator);
    expect(await acts.withdrawable(staker, rEth)).toBe(deposited);

    const slashWad = percent(50n);
    const block = await acts.slash(sets[0], operator, rEth, slashWad);

    const slashed = mulWadUp(magnitudes[0], slashWad);
    const m = wad - slashed;
    expect(await acts.maxMagnitude(operator, rEth)).toBe(m);
    expect((await acts.allocation(operator, sets[0], rEth)).currentMagnitude).toBe(magnitudes[0] - slashed);
    expect((await acts.allocation(operator, sets[1], rEth)).currentMagnitude).toBe(magnitudes[1]);
    expect(await acts.withdrawable(staker, rEth)).toBe(withdrawableOf(deposited, wad, m));
    expect(await acts.withdrawable(staker, rEth)).toBe(parseEther('95'));
    expect(await acts.operatorShares(operator, rEth)).toBe(keptOf(deposited, m, wad));

    const [event] = await acts.events<{ wadSlashed: readonly bigint[] }>(
      'AllocationManager',
      core.allocationManager,
      'OperatorSlashed',
      block,
    );
    expect(event?.wadSlashed).toEqual([divWad(slashed, wad)]);
    expect(divWad(magnitudes[0] - slashed, m) / 10n ** 13n).toBe(5_263n);
    expect(divWad(magnitudes[1], m) / 10n ** 13n).toBe(26_315n);
  });

  it('does not cost who joins later: scaling rises, a few wei are lost to rounding', async () => {
    await allocateTo(rEth, [percent(10n)]);
    await acts.slash(sets[0], operator, rEth, percent(50n));
    const m = percent(95n);
    const deposited = parseEther('100');
    await acts.deposit(staker, 'rETH', deposited);
    await acts.delegate(staker, operator);
    const scaling = divWad(wad, m);
    expect(await acts.scaling(staker, rEth)).toBe(scaling);
    expect(await acts.withdrawable(staker, rEth)).toBe(withdrawableOf(deposited, scaling, m));
    expect(deposited - (await acts.withdrawable(staker, rEth))).toBe(5n);
  });

  it('reads 30, 25 and 20 of 100 tokens as slashable for magnitudes 3000, 2500 and 2000 of 10000', async () => {
    await allocateTo(rEth, [percent(30n), percent(25n), percent(20n)]);
    await acts.deposit(staker, 'rETH', parseEther('100'));
    await acts.delegate(staker, operator);
    const future = Number(await acts.headBlock());
    const stakes = await Promise.all(
      sets.map((set) =>
        acts.read<bigint[][]>('AllocationManager', 'getMinimumSlashableStake', [set, [operator], [rEth], future]),
      ),
    );
    expect(stakes).toEqual([[[parseEther('30')]], [[parseEther('25')]], [[parseEther('20')]]]);
    expect(await acts.read('AllocationManager', 'getAllocatableMagnitude', [operator, rEth])).toBe(percent(25n));
  });

  it('takes 10 % of 200 tokens when half of a fifth is slashed, and leaves the other sets their tokens', async () => {
    await allocateTo(rEth, [percent(20n), percent(25n), percent(20n)]);
    await acts.deposit(staker, 'rETH', parseEther('200'));
    await acts.delegate(staker, operator);
    await acts.slash(sets[0], operator, rEth, percent(50n));
    expect(await acts.maxMagnitude(operator, rEth)).toBe(percent(90n));
    expect(await acts.operatorShares(operator, rEth)).toBe(parseEther('180'));
    const stakes = await Promise.all(
      sets.map((set) => acts.read<bigint[][]>('AllocationManager', 'getAllocatedStake', [set, [operator], [rEth]])),
    );
    const expected = [percent(10n), percent(25n), percent(20n)].map((magnitude) => [
      [mulWad(parseEther('180'), divWad(magnitude, percent(90n)))],
    ]);
    expect(stakes).toEqual(expected);
    expect((stakes[0]?.[0]?.[0] ?? 0n) / 10n ** 9n).toBe(19_999_999_999n);
  });

  it('rounds what is taken from a magnitude up, and what an operator keeps up', async () => {
    const magnitude = 333_333_333_333_333_333n;
    const fraction = 123_456_789_012_345_679n;
    const deposited = 1_000_000_000_000_000_007n;
    await allocateTo(rEth, [magnitude]);
    await acts.deposit(staker, 'rETH', deposited);
    await acts.delegate(staker, operator);
    await acts.slash(sets[0], operator, rEth, fraction);
    const m = wad - mulWadUp(magnitude, fraction);
    expect(await acts.maxMagnitude(operator, rEth)).toBe(m);
    expect(await acts.operatorShares(operator, rEth)).toBe(keptOf(deposited, m, wad));
    expect(await acts.withdrawable(staker, rEth)).toBe(mulWad(deposited, m));
  });

  it('shrinks a pending deallocation in proportion', async () => {
    await allocateTo(rEth, [percent(40n)]);
    const left = percent(10n);
    const block = await acts.allocate(operator, sets[0], rEth, left);
    await acts.slash(sets[0], operator, rEth, percent(25n));
    const pending = percent(30n) - mulWadUp(percent(30n), percent(25n));
    const current = percent(40n) - mulWadUp(percent(40n), percent(25n));
    expect(await acts.allocation(operator, sets[0], rEth)).toEqual({
      currentMagnitude: current,
      pendingDiff: -pending,
      effectBlock: Number(block + exitBlocks + 1n),
    });
  });

  it('forbids deposits and delegations once everything is slashed', async () => {
    await allocateTo(rEth, [wad]);
    await acts.deposit(staker, 'rETH', parseEther('10'));
    await acts.delegate(staker, operator);
    await acts.deposit(second, 'rETH', parseEther('1'));
    await acts.slash(sets[0], operator, rEth, wad);
    expect(await acts.withdrawable(staker, rEth)).toBe(0n);
    expect(await acts.operatorShares(operator, rEth)).toBe(0n);
    await expect(acts.deposit(staker, 'rETH', parseEther('1'))).rejects.toThrow('FullySlashed()');
    await expect(acts.delegate(second, operator)).rejects.toThrow('FullySlashed()');
  });

  it('is for the slasher alone, of a member, in ascending strategies of the set, by at most all', async () => {
    await allocateTo(rEth, [percent(10n)]);
    await expect(acts.slash(sets[0], operator, rEth, wad, other)).rejects.toThrow('InvalidCaller()');
    await expect(acts.slash(sets[0], other, rEth, wad)).rejects.toThrow('OperatorNotSlashable()');
    await expect(acts.slash(sets[0], operator, cbEth, wad)).rejects.toThrow('StrategyNotInOperatorSet()');
    await expect(acts.slash(sets[0], operator, rEth, wad + 1n)).rejects.toThrow('InvalidWadToSlash()');
    await expect(acts.slash(sets[0], operator, rEth, 0n)).rejects.toThrow('InvalidWadToSlash()');
    const descending = [rEth, cbEth].sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1));
    const params = {
      operator,
      operatorSetId: sets[0].id,
      strategies: descending,
      wadsToSlash: [wad, wad],
      description: '',
    };
    await acts.send(sets[0].avs, 'AllocationManager', 'addStrategiesToOperatorSet', [sets[0].avs, sets[0].id, [cbEth]]);
    await expect(acts.send(sets[0].avs, 'AllocationManager', 'slashOperator', [sets[0].avs, params])).rejects.toThrow(
      'StrategiesMustBeInAscendingOrder()',
    );
  });
});

describe('a deposit after a slash', () => {
  it('moves the scaling factor, so that the earlier loss is not taken again', async () => {
    await allocateTo(rEth, [percent(30n)]);
    const first = parseEther('40');
    await acts.deposit(staker, 'rETH', first);
    await acts.delegate(staker, operator);
    await acts.slash(sets[0], operator, rEth, percent(70n));
    const m = wad - mulWadUp(percent(30n), percent(70n));

    const added = 7_000_000_000_000_000_003n;
    await acts.deposit(staker, 'rETH', added);
    const held = withdrawableOf(first, wad, m);
    const scaling = divWad(divWad(held + added, first + added), m);
    expect(await acts.scaling(staker, rEth)).toBe(scaling);
    expect(await acts.withdrawable(staker, rEth)).toBe(withdrawableOf(first + added, scaling, m));
    const [back] = await acts.read<bigint[]>('DelegationManager', 'convertToDepositShares', [staker, [rEth], [held]]);
    expect(back).toBe(divWad(divWad(held, scaling), m));
  });

  it('starts anew when all deposit shares have left', async () => {
    await allocateTo(rEth, [percent(30n)]);
    await acts.slash(sets[0], operator, rEth, percent(50n));
    await acts.delegate(staker, operator);
    await acts.deposit(staker, 'rETH', parseEther('5'));
    expect(await acts.scaling(staker, rEth)).toBe(divWad(wad, percent(85n)));
    await acts.queue(staker, [rEth], [parseEther('5')]);
    expect(await acts.scaling(staker, rEth)).toBe(wad);
  });
});

describe('native ETH', () => {
  const validator = { owner: staker, pubkey: `0x${'c7'.repeat(48)}`, index: 77, balanceGwei: 32n * 10n ** 9n } as const;

  it('loses to the operator and to the beacon chain: 32 ETH, 75 % slashed, then half lost, leaves 4', async () => {
    await allocateTo(beaconStrategy, [wad]);
    await stakeOnBeaconChain(chain().protocol, validator);
    const { timestamp } = await chain().publicClient.getBlock();
    await restake(chain().protocol, validator, Number(timestamp));
    await acts.delegate(staker, operator);
    expect(await acts.withdrawable(staker, beaconStrategy)).toBe(parseEther('32'));

    await acts.slash(sets[0], operator, beaconStrategy, percent(75n));
    expect(await acts.withdrawable(staker, beaconStrategy)).toBe(parseEther('8'));
    expect(await acts.read('EigenPodManager', 'burnableETHShares')).toBe(parseEther('24'));

    await checkpointPod(chain().protocol, [{ ...validator, balanceGwei: 16n * 10n ** 9n }]);
    expect(await acts.read('EigenPodManager', 'beaconChainSlashingFactor', [staker])).toBe(percent(50n));
    expect(await acts.withdrawable(staker, beaconStrategy)).toBe(parseEther('4'));
    expect(await acts.operatorShares(operator, beaconStrategy)).toBe(parseEther('4'));
  });

  it('gains from a checkpoint at the factors of the day', async () => {
    await acts.registerOperator(operator);
    await stakeOnBeaconChain(chain().protocol, validator);
    const { timestamp } = await chain().publicClient.getBlock();
    await restake(chain().protocol, validator, Number(timestamp));
    await checkpointPod(chain().protocol, [{ ...validator, balanceGwei: 31n * 10n ** 9n }]);
    const factor = (wad * 31n) / 32n;
    expect(await acts.read('EigenPodManager', 'beaconChainSlashingFactor', [staker])).toBe(factor);

    await checkpointPod(chain().protocol, [{ ...validator, balanceGwei: 33n * 10n ** 9n }]);
    const before = parseEther('32');
    const added = parseEther('2');
    const held = withdrawableOf(before, wad, factor);
    const scaling = divWad(divWad(held + added, before + added), factor);
    expect(await acts.scaling(staker, beaconStrategy)).toBe(scaling);
    expect(await acts.withdrawable(staker, beaconStrategy)).toBe(withdrawableOf(before + added, scaling, factor));
  });
});

describe('redistribution', () => {
  it('is for neither native ETH nor EIGEN, and needs a real recipient', async () => {
    const set = sets[0];
    for (const strategy of [beaconStrategy, eigenStrategy]) {
      await expect(acts.foundSet(set, [strategy], { recipient: other })).rejects.toThrow('InvalidStrategy()');
    }
    const burn = '0x00000000000000000000000000000000000E16E4';
    await expect(acts.foundSet(set, [rEth], { recipient: burn })).rejects.toThrow('InvalidRedistributionRecipient()');
    await acts.foundSet(set, [rEth], { recipient: other });
    expect(await acts.read('AllocationManager', 'isRedistributingOperatorSet', [set])).toBe(true);
    expect(await acts.read('AllocationManager', 'getRedistributionRecipient', [set])).toBe(other);
  });
});
