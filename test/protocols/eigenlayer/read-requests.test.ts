import type { Hex } from 'viem';
import { beforeEach, describe, expect, it } from 'vitest';
import { combineExit, flattenLegs } from '@/lib/core/exit';
import type { Intent } from '@/lib/core/intent';
import type { Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import { decodeCall } from '@/lib/protocols/eigenlayer/decode';
import { podAddressOf } from '@/lib/protocols/eigenlayer/pod-address';
import { beaconStrategy, burnAddress, core, eigenStrategy, liquidStakingOf, tokens } from '../../chain/addresses';
import { Acts, exitBlocks, useLocalMainnet } from '../../chain/testing';
import { encode } from '../encode';
import { claimKeys, findingIds, open, readTermsOf } from './support/reading';
import { activeMagnitude, seededBook, shareUp } from './support/seeded-books';

const chain = useLocalMainnet({ seed: true });
const { strategy: stEth, token: stEthToken } = liquidStakingOf('stETH');
const SECONDS = 12;
const NO_SALT = `0x${'00'.repeat(32)}`;
const DELEGATE =
  'function delegateTo(address operator, (bytes signature, uint256 expiry) approverSignatureAndExpiry, bytes32 approverSalt)';
const QUEUE = 'function queueWithdrawals((address[] strategies, uint256[] depositShares, address withdrawer)[] params)';
const COMPLETE =
  'function completeQueuedWithdrawal((address staker, address delegatedTo, address withdrawer, uint256 nonce, uint32 startBlock, address[] strategies, uint256[] scaledShares) withdrawal, address[] tokens, bool receiveAsTokens)';

let acts: Acts;
beforeEach(() => {
  acts = new Acts(chain());
});
const seed = () => chain().seed;
const operator = () => seed().operators.northwind.address;

/** What a page asks a wallet to sign, read as the sheet reads it. */
const decode = (from: Address, to: Address, data: Hex, value = 0n): Intent => {
  const intent = decodeCall({ chainId: 1, from, to, value, data });
  if (!intent) throw new Error('this call is EigenLayer’s and was not decoded');
  return intent;
};
const readRequest = (from: Address, to: Address, signature: string, args: readonly unknown[], value = 0n) => {
  const intent = decode(from, to, encode(signature, args), value);
  return readTermsOf(chain(), {
    intent,
    owner: intent.beneficiary ?? from,
    ...(intent.target === undefined ? {} : { target: intent.target }),
    ...(intent.targetKind === 'operator' && intent.target ? { operator: intent.target } : {}),
  });
};
const deposit = (from: Address, strategy: Address, token: Address): Promise<Terms> =>
  readRequest(
    from,
    core.strategyManager,
    'function depositIntoStrategy(address strategy, address token, uint256 amount)',
    [strategy, token, 1n],
  );
const todayWith = (strategy: Address): bigint => {
  const book = seededBook(seed(), operator(), strategy);
  return shareUp(activeMagnitude(book), book.maxMagnitude);
};

describe('a deposit', () => {
  it('of a delegated account can be slashed at once, by what its operator has promised', async () => {
    const terms = await deposit(seed().accounts.depositor, stEth, stEthToken);
    expect(open(terms.slash.today)).toBe(todayWith(stEth));
    expect(findingIds(terms)).toEqual(['slashableAtOnce', 'upgrade']);
  });

  it('of an account without an operator reaches no service', async () => {
    const terms = await deposit(seed().accounts.newcomer, stEth, stEthToken);
    expect(open(terms.slash.today)).toBe(0n);
    expect(findingIds(terms)).toEqual(['upgrade']);
  });

  it('for somebody else is judged by that account’s operator', async () => {
    const signature =
      'function depositIntoStrategyWithSignature(address strategy, address token, uint256 amount, address staker, uint256 expiry, bytes signature)';
    const terms = await readRequest(seed().accounts.newcomer, core.strategyManager, signature, [
      stEth,
      stEthToken,
      1n,
      seed().accounts.depositor,
      99n,
      '0x',
    ]);
    expect(open(terms.slash.today)).toBe(todayWith(stEth));
  });

  it('into an address that is no strategy is said to fail, and not to be one of those we know', async () => {
    const terms = await deposit(seed().accounts.depositor, core.strategyFactory, stEthToken);
    expect(findingIds(terms)).toContain('notWhitelisted');
    expect(terms.layers.find(({ kind }) => kind === 'wrapper')?.claims.map(({ sentence }) => sentence.key)).toContain(
      'eigenlayer.token.unlisted',
    );
  });

  it('foreshadowed by an approval has the same terms', async () => {
    const approve = 'function approve(address spender, uint256 amount)';
    const terms = await readRequest(seed().accounts.depositor, stEthToken, approve, [core.strategyManager, 5n]);
    expect(open(terms.slash.today)).toBe(todayWith(stEth));
    const eigen = await readRequest(seed().accounts.depositor, tokens.eigen, approve, [core.strategyManager, 5n]);
    expect(open(eigen.slash.today)).toBe(todayWith(eigenStrategy));
  });
});

describe('native restaking', () => {
  it('into one’s pod has the terms of restaked ETH', async () => {
    const stake = 'function stake(bytes pubkey, bytes signature, bytes32 depositDataRoot) payable';
    const args = [`0x${'b2'.repeat(48)}`, `0x${'00'.repeat(96)}`, NO_SALT];
    const { nativeRestaker } = seed().accounts;
    const terms = await readRequest(nativeRestaker, core.eigenPodManager, stake, args, 32n * 10n ** 18n);
    expect(open(terms.slash.today)).toBe(todayWith(beaconStrategy));
    expect(findingIds(terms)).toEqual(['slashableAtOnce', 'upgrade']);
    expect(await acts.read('EigenPodManager', 'getPod', [nativeRestaker])).toBe(podAddressOf(nativeRestaker));
  });

  it('says when a checkpoint of the pod is open', async () => {
    const { nativeRestaker } = seed().accounts;
    const pod = podAddressOf(nativeRestaker);
    await acts.send(nativeRestaker, 'EigenPod', 'startCheckpoint', [false], pod);
    const signature = 'function requestWithdrawal((bytes pubkey, uint64 amountGwei)[] requests) payable';
    const terms = await readRequest(nativeRestaker, pod, signature, [[[seed().validator.pubkey, 0n]]]);
    expect(findingIds(terms)).toContain('checkpointOpen');
    expect(flattenLegs(terms.exit).map(({ id }) => id)).toEqual(['eigenlayer:escrow', 'eigenlayer:validator-exit']);
  });
});

describe('a change of operator', () => {
  const delegate = (from: Address, to: Address, signature: Hex = '0x') =>
    readRequest(from, core.delegationManager, DELEGATE, [to, [signature, 9n], NO_SALT]);

  it('to another than one’s own fails until the account is undelegated, and shows the new one’s terms', async () => {
    const { address } = seed().operators.longHorizon;
    const terms = await delegate(seed().accounts.depositor, address);
    expect(findingIds(terms)).toContain('alreadyDelegated');
    // Of the depositor's three strategies the new operator has promised stETH alone.
    expect(open(terms.slash.today)).toBe(shareUp(activeMagnitude(seededBook(seed(), address, stEth)), 10n ** 18n));
    expect(terms.layers.find(({ kind }) => kind === 'operator')?.address).toBe(address);
  });

  it('to one that takes only whom its approver signs for says so, unless a signature is there', async () => {
    const { address } = seed().operators.gated;
    expect(findingIds(await delegate(seed().accounts.undelegated, address))).toContain('needsApproval');
    expect(findingIds(await delegate(seed().accounts.undelegated, address, '0x1234'))).not.toContain('needsApproval');
  });

  it('to an account that is no operator fails', async () => {
    const terms = await delegate(seed().accounts.undelegated, seed().accounts.newcomer);
    expect(findingIds(terms)).toContain('notAnOperator');
  });

  it('by redelegating passes through the escrow first', async () => {
    const signature =
      'function redelegate(address newOperator, (bytes signature, uint256 expiry) newOperatorApproverSig, bytes32 approverSalt)';
    const { address } = seed().operators.longHorizon;
    const terms = await readRequest(seed().accounts.depositor, core.delegationManager, signature, [
      address,
      ['0x', 0n],
      NO_SALT,
    ]);
    expect(findingIds(terms)).toContain('redelegate');
    expect(findingIds(terms)).not.toContain('alreadyDelegated');
    const wait = combineExit(terms.exit);
    expect(wait.known && wait.value.max).toBe(Number(exitBlocks) * SECONDS);
  });

  it('by undelegating queues everything under the operator it leaves', async () => {
    const { depositor } = seed().accounts;
    const terms = await readRequest(depositor, core.delegationManager, 'function undelegate(address staker)', [
      depositor,
    ]);
    expect(open(terms.slash.today)).toBe(todayWith(stEth));
    expect(flattenLegs(terms.exit)[0]).toMatchObject({ id: 'eigenlayer:escrow', isSlashable: true });
  });
});

describe('a withdrawal', () => {
  it('asked for in deposit shares is checked against what the account has', async () => {
    const { depositor } = seed().accounts;
    const [, shares] = await acts.read<[Address[], bigint[]]>('StrategyManager', 'getDeposits', [depositor]);
    const queue = (amount: bigint) =>
      readRequest(depositor, core.delegationManager, QUEUE, [[[[stEth], [amount], burnAddress]]]);
    const all = shares[0] ?? 0n;
    expect(findingIds(await queue(all))).not.toContain('moreThanHeld');
    expect(findingIds(await queue(all + 1n))).toContain('moreThanHeld');
  });

  it('completed too early is said to fail, with the time from which it works', async () => {
    const { depositor } = seed().accounts;
    const { withdrawals } = await acts.queued(depositor);
    const [withdrawal] = withdrawals;
    if (!withdrawal) throw new Error('the seed queues one withdrawal');
    const complete = () =>
      readRequest(depositor, core.delegationManager, COMPLETE, [
        Object.values(withdrawal),
        withdrawal.strategies.map((_, index) => [stEthToken, liquidStakingOf('rETH').token][index]),
        true,
      ]);
    const early = await complete();
    const claimableFrom = seed().record.queuedWithdrawalBlock + exitBlocks + 1n;
    const { block = 0n, timestamp = 0 } = early.readPoint ?? {};
    const at = timestamp + Number(claimableFrom - block) * SECONDS;
    expect(early.findings.find(({ id }) => id === 'eigenlayer:notYetClaimable')?.sentence.values).toEqual({
      date: { type: 'time', at },
    });
    expect(open(combineExit(early.exit))).toEqual({ min: 0, expected: 0, max: 0 });
    await acts.goTo(claimableFrom - 1n);
    expect(findingIds(await complete())).toContain('notYetClaimable');
    await acts.goTo(claimableFrom);
    expect(findingIds(await complete())).not.toContain('notYetClaimable');
  });
});

it('a right handed over is judged by what the account has at stake', async () => {
  const { depositor, newcomer } = seed().accounts;
  const signature = 'function setClaimerFor(address claimer)';
  const terms = await readRequest(depositor, core.rewardsCoordinator, signature, [newcomer]);
  expect(open(terms.slash.today)).toBe(todayWith(stEth));
  expect(claimKeys(terms, 'operator')).toContain('operator.canUndelegate');
});

it('votes and wrapping put nothing at stake, and the chain is not asked', async () => {
  const { depositor, newcomer } = seed().accounts;
  const { default: eigenlayer } = await import('@/lib/protocols/eigenlayer');
  for (const [signature, args] of [
    ['function delegate(address delegatee)', [newcomer]],
    ['function wrap(uint256 amount)', [1n]],
  ] as const) {
    const intent = decode(depositor, tokens.eigen, encode(signature, args));
    const dead = { client: chain().publicClient as never, chainId: 1, now: 0 };
    const terms = await eigenlayer.readTerms(dead, { intent, owner: depositor });
    expect(open(terms.slash.withinExit)).toBe(0n);
    expect(terms.stage).toBe('registry');
  }
});
