import { beforeEach, describe, expect, it } from 'vitest';
import { whyItFails } from '@/lib/core/findings';
import type { Address } from '@/lib/core/units';
import { decodeCall } from '@/lib/protocols/eigenlayer/decode';
import { podAddressOf } from '@/lib/protocols/eigenlayer/pod-address';
import { authority, core, liquidStakingOf } from '../../chain/addresses';
import { namedAddress } from '../../chain/place';
import { Acts, exitBlocks, useLocalMainnet, wad } from '../../chain/testing';
import { encode } from '../encode';
import { type Request, saidToFail } from '../refused';
import { readTermsOf } from './support/reading';

const chain = useLocalMainnet({ seed: true });
const { strategy: stEth, token: stEthToken } = liquidStakingOf('stETH');
const { strategy: rEth, token: rEthToken } = liquidStakingOf('rETH');
const NO_SALT = `0x${'00'.repeat(32)}`;
const NOBODY: Address = '0x0000000000000000000000000000000000000000';
const DEPOSIT = 'function depositIntoStrategy(address strategy, address token, uint256 amount)';
const QUEUE = 'function queueWithdrawals((address[],uint256[],address)[])';
const DELEGATE = 'function delegateTo(address operator, (bytes signature, uint256 expiry) approval, bytes32 salt)';
const REDELEGATE = 'function redelegate(address newOperator, (bytes signature, uint256 expiry) approval, bytes32 salt)';
const COMPLETE =
  'function completeQueuedWithdrawal((address staker, address delegatedTo, address withdrawer, uint256 nonce, uint32 startBlock, address[] strategies, uint256[] scaledShares) withdrawal, address[] tokens, bool receiveAsTokens)';

let acts: Acts;
beforeEach(() => {
  acts = new Acts(chain());
});
const seed = () => chain().seed;
const accounts = () => seed().accounts;

/** Why the report says that a request fails, once the chain has been asked whether that is true; undefined where it goes through. */
const said = async (request: Request): Promise<string | undefined> => {
  const { from, to, data, value = 0n } = request;
  const intent = decodeCall({ chainId: 1, from, to, value, data });
  if (!intent) throw new Error('this call is EigenLayer’s and was not decoded');
  const terms = await readTermsOf(chain(), {
    intent,
    owner: intent.beneficiary ?? from,
    ...(intent.target === undefined ? {} : { target: intent.target }),
    ...(intent.targetKind === 'operator' && intent.target ? { operator: intent.target } : {}),
  });
  return saidToFail(chain(), request, terms);
};

const deposit = async (from: Address, strategy = stEth, token = stEthToken): Promise<Request> => {
  await acts.send(from, 'Token', 'approve', [core.strategyManager, 5n], token);
  return { from, to: core.strategyManager, data: encode(DEPOSIT, [strategy, token, 5n]) };
};
const queue = (from: Address, strategy = stEth): Request => ({
  from,
  to: core.delegationManager,
  data: encode(QUEUE, [[[[strategy], [5n], from]]]),
});
const delegate = (from: Address, to: Address, signature = DELEGATE): Request => ({
  from,
  to: core.delegationManager,
  data: encode(signature, [to, ['0x', 0n], NO_SALT]),
});
const undelegate = (from: Address): Request => ({
  from,
  to: core.delegationManager,
  data: encode('function undelegate(address staker)', [from]),
});
const complete = async (from: Address, receiveAsTokens = true): Promise<Request> => {
  const [withdrawal] = (await acts.queued(from)).withdrawals;
  if (!withdrawal) throw new Error('the seed queues one withdrawal');
  const tokens = withdrawal.strategies.map((strategy) => (strategy === stEth ? stEthToken : rEthToken));
  return {
    from,
    to: core.delegationManager,
    data: encode(COMPLETE, [Object.values(withdrawal), tokens, receiveAsTokens]),
  };
};

describe('a request is said to fail exactly where the chain refuses it', () => {
  const pause = (contract: string, bits: bigint, to?: Address) =>
    acts.send(authority.pauserSafe, contract, 'pause', [bits], to);
  const { depositor, undelegated } = {
    depositor: () => accounts().depositor,
    undelegated: () => accounts().undelegated,
  };
  const longHorizon = () => seed().operators.longHorizon.address;
  const requests = async (): Promise<Readonly<Record<string, Request>>> => ({
    deposit: await deposit(depositor()),
    queue: queue(depositor()),
    undelegate: undelegate(depositor()),
    redelegate: delegate(depositor(), longHorizon(), REDELEGATE),
    delegate: delegate(undelegated(), longHorizon()),
  });

  it.each([
    [undefined, 0n, {}],
    ['StrategyManager', 1n, { deposit: 'depositsPaused' }],
    ['StrategyBase', 1n, { deposit: 'depositsPaused' }],
    ['DelegationManager', 1n, { redelegate: 'delegationPaused', delegate: 'delegationPaused' }],
    ['DelegationManager', 2n, { queue: 'queueingPaused', undelegate: 'queueingPaused', redelegate: 'queueingPaused' }],
    ['DelegationManager', 4n, {}],
  ] as const)('while %s has paused %s', async (contract, bits, expected) => {
    if (contract) await pause(contract, bits, contract === 'StrategyBase' ? stEth : undefined);
    const found: Record<string, string> = {};
    for (const [name, request] of Object.entries(await requests())) {
      const why = await said(request);
      if (why !== undefined) found[name] = why;
    }
    expect(found).toEqual(expected);
  });

  it('while claims are paused, everywhere or of one strategy', async () => {
    expect(await said(await complete(depositor()))).toBe('notYetClaimable');
    await acts.goTo(seed().record.queuedWithdrawalBlock + exitBlocks + 1n);
    expect(await said(await complete(depositor()))).toBeUndefined();
    await pause('StrategyBase', 2n, stEth);
    expect(await said(await complete(depositor()))).toBe('claimingPaused');
    // Put back to work, nothing leaves the strategy.
    expect(await said(await complete(depositor(), false))).toBeUndefined();
    await pause('DelegationManager', 4n);
    expect(await said(await complete(depositor(), false))).toBe('claimingPaused');
  });

  it('where a strategy takes no deposits; the allowance before it goes through', async () => {
    const whitelister = await acts.read<Address>('StrategyManager', 'strategyWhitelister');
    await acts.send(whitelister, 'StrategyManager', 'removeStrategiesFromDepositWhitelist', [[stEth]]);
    expect(await said(await deposit(depositor()))).toBe('notWhitelisted');
    const approve = 'function approve(address spender, uint256 amount)';
    expect(
      await said({ from: depositor(), to: stEthToken, data: encode(approve, [core.strategyManager, 5n]) }),
    ).toBeUndefined();
  });

  it('where an account is delegated already, to nobody’s operator, or without the approval that takes', async () => {
    expect(await said(delegate(depositor(), longHorizon()))).toBe('alreadyDelegated');
    expect(await said(delegate(undelegated(), accounts().newcomer))).toBe('notAnOperator');
    expect(await said(delegate(undelegated(), seed().operators.gated.address))).toBe('needsApproval');
  });

  it('where an operator has been slashed completely in what is put in or held', async () => {
    const whole = { avs: namedAddress('a service for everything'), id: 0 };
    const { address } = seed().operators.gated;
    const { newcomer } = accounts();
    await acts.send(address, 'DelegationManager', 'modifyOperatorDetails', [address, NOBODY]);
    await acts.foundSet(whole, [rEth]);
    await acts.join(address, whole);
    await acts.allocate(address, whole, rEth, wad);
    await acts.slash(whole, address, rEth, wad);
    expect(await said(delegate(newcomer, address))).toBeUndefined();
    await acts.deposit(newcomer, 'rETH', 5n);
    expect(await said(delegate(newcomer, address))).toBe('fullySlashed');
  });

  it('where more shares are asked for than there are', async () => {
    const all = { ...queue(depositor()), data: encode(QUEUE, [[[[stEth], [10n ** 40n], depositor()]]]) };
    expect(await said(all)).toBe('moreThanHeld');
    expect(await said(queue(depositor()))).toBeUndefined();
  });

  it('where a vault is locked, and where it is open to its own delegators alone', async () => {
    const { locked, open } = seed().record.vaults;
    const { vaultDepositor } = accounts();
    expect(await said(queue(vaultDepositor, locked))).toBe('vaultLocked');
    const { token } = liquidStakingOf(seed().vaults.open.symbol);
    expect(await said(await deposit(depositor(), open, token))).toBe('vaultOperator');
  });

  it('where a pod’s checkpoint is open or its functions are paused', async () => {
    const { nativeRestaker } = accounts();
    const pod = podAddressOf(nativeRestaker);
    const start: Request = {
      from: nativeRestaker,
      to: pod,
      data: encode('function startCheckpoint(bool revertIfNoBalance)', [false]),
    };
    expect(await said(start)).toBeUndefined();
    await pause('EigenPodManager', 1n << 10n);
    expect(await said(start)).toBeUndefined();
    await pause('EigenPodManager', (1n << 10n) | (1n << 6n));
    expect(await said(start)).toBe('podExitsPaused');
  });
});

describe('without a request', () => {
  it('a page to deposit on says so while deposits are paused, and not what else is', async () => {
    await acts.send(authority.pauserSafe, 'DelegationManager', 'pause', [7n]);
    const read = () => readTermsOf(chain(), { owner: accounts().depositor, target: stEth });
    expect(whyItFails((await read()).findings)).toBeUndefined();
    expect((await read()).findings.map(({ id, atStake }) => [id, atStake])).toEqual([
      ['eigenlayer:delegationPaused', undefined],
      ['eigenlayer:queueingPaused', 'exit'],
      ['eigenlayer:claimingPaused', 'exit'],
      ['eigenlayer:upgrade', 'control'],
    ]);
    await acts.send(authority.pauserSafe, 'StrategyManager', 'pause', [1n]);
    expect(whyItFails((await read()).findings)?.id).toBe('eigenlayer:depositsPaused');
  });
});
