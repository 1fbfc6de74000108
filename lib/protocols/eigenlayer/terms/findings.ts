import { combineFacts, type Fact, type Source } from '@/lib/core/fact';
import type { AtStake, Finding } from '@/lib/core/findings';
import type { Intent } from '@/lib/core/intent';
import { address, duration, evidenceOf, type Quantity, say, text } from '@/lib/core/sentence';
import { isSameAddress, secondsOfBlocks } from '@/lib/core/units';
import { registryValues } from '../registry';
import { operatorLayerId, RESTAKING_LAYER, type StakeReading } from './stake';
import { claimTimeFinding, overdrawnFinding } from './withdrawal-findings';

type Values = Readonly<Record<string, Quantity>>;

/** A finding of EigenLayer's own: texts under `eigenlayer.finding.<id>`. */
export const finding = (
  id: string,
  status: Finding['status'],
  evidence: readonly Source[],
  values?: Values,
  more: {
    readonly key?: string;
    readonly atStake?: AtStake | undefined;
    readonly layerId?: string;
    readonly measure?: Quantity;
  } = {},
): Finding => ({
  id: `eigenlayer:${id}`,
  status,
  ...(more.atStake === undefined ? {} : { atStake: more.atStake }),
  sentence: say(`eigenlayer.finding.${more.key ?? id}`, values),
  evidence,
  ...(more.layerId === undefined ? {} : { layerId: more.layerId }),
  ...(more.measure === undefined ? {} : { measure: more.measure }),
});

const hasBit = (bitmap: Fact<bigint>, bit: bigint): boolean => bitmap.known && ((bitmap.value >> bit) & 1n) === 1n;

const QUEUEING: readonly string[] = ['queueWithdrawals', 'undelegate', 'redelegate'];
/** Functions of a pod by the bit that switches them off. */
const POD_BITS: Readonly<Record<string, bigint>> = {
  startCheckpoint: 6n,
  verifyCheckpointProofs: 7n,
  requestWithdrawal: 10n,
};

/** Deposits that go through the StrategyManager; those of a page that asks nothing yet, too. Ether goes to a pod. */
const isDepositing = ({ intent, strategy }: StakeReading): boolean =>
  strategy?.kind !== 'native' && (intent === undefined || intent.action === 'deposit');

/** Pays out through the strategy, and does not put the stake back to work as shares. */
const isPaidOut = (intent: Intent | undefined): boolean =>
  intent?.action === 'claimWithdrawal' && intent.note === undefined;

/** What the pause bitmaps switch off for a person. Source: PAUSED_ constants, Layr-Labs/eigenlayer-contracts f84a515. */
const pausedFindings = (stake: StakeReading): Finding[] => {
  const { protocol, strategy, intent } = stake;
  const { delegation, deposits, pods } = protocol.pauses;
  const verb = intent?.verb ?? '';
  const list: Finding[] = [];
  const add = (id: string, fact: Fact<bigint>, isAsked: boolean, otherwise?: AtStake): void => {
    const atStake = isAsked ? 'fails' : otherwise;
    list.push(finding(id, 'notable', evidenceOf(fact), undefined, { atStake, layerId: RESTAKING_LAYER }));
  };
  if (hasBit(deposits, 0n)) add('depositsPaused', deposits, isDepositing(stake));
  else if (strategy && hasBit(strategy.paused, 0n)) add('depositsPaused', strategy.paused, isDepositing(stake));
  if (hasBit(delegation, 0n)) add('delegationPaused', delegation, intent?.action === 'delegate');
  if (hasBit(delegation, 1n)) add('queueingPaused', delegation, QUEUEING.includes(verb), 'exit');
  if (hasBit(delegation, 2n)) add('claimingPaused', delegation, intent?.action === 'claimWithdrawal', 'exit');
  else if (strategy && hasBit(strategy.paused, 1n)) add('claimingPaused', strategy.paused, isPaidOut(intent), 'exit');
  if (strategy?.kind === 'native') {
    if (hasBit(pods, 2n)) add('proofsPaused', pods, verb === 'verifyWithdrawalCredentials');
    const own = POD_BITS[verb];
    if (Object.values(POD_BITS).some((bit) => hasBit(pods, bit)))
      add('podExitsPaused', pods, own !== undefined && hasBit(pods, own), 'exit');
  }
  if (!delegation.known || !deposits.known) list.push(finding('paused', 'unknown', [], undefined, { atStake: 'exit' }));
  return list;
};

const upgradeFinding = ({ protocol }: StakeReading): Finding => {
  const shorter = combineFacts(
    [protocol.upgradeDelaySeconds, protocol.withdrawalDelay],
    'upgrade delay against withdrawal delay',
    (delay, blocks) => ({ delay, exit: secondsOfBlocks(blocks) }),
  );
  const more = { atStake: 'control', layerId: RESTAKING_LAYER } as const;
  const { value, source } = registryValues.bypassThreshold;
  const threshold = text(value);
  if (!shorter.known)
    return finding('upgrade', 'unknown', [source], { threshold }, { ...more, key: 'upgrade.unknown' });
  const { delay, exit } = shorter.value;
  // However long the delay is, there are those whom it does not bind.
  return finding(
    'upgrade',
    'notable',
    [source, shorter.source],
    { threshold, delay: duration(delay), exit: duration(exit) },
    { ...more, key: delay < exit ? 'upgrade.shorter' : 'upgrade.longer', measure: duration(delay) },
  );
};

/** Nothing goes to an operator in a strategy it has lost all of: no deposit, and no delegation of what is held there. */
const isRefusedAsSlashed = ({ intent, owner, strategy }: StakeReading): boolean => {
  // Ether in a pod becomes stake only by its proofs.
  if (strategy?.kind === 'native' && intent?.verb !== 'delegateTo')
    return intent?.verb === 'verifyWithdrawalCredentials';
  if (intent === undefined || intent.action === 'deposit') return true;
  if (intent.verb !== 'delegateTo' || !strategy || !owner?.held.known) return false;
  return owner.held.value.some((held) => isSameAddress(held.strategy, strategy.strategy) && held.depositShares > 0n);
};

/** What the operator's own state does to this request. */
const operatorFindings = (stake: StakeReading): Finding[] => {
  const { delegation, intent, owner, strategy } = stake;
  if (!delegation.known || delegation.value === null) return [];
  const { operator, book } = delegation.value;
  const layerId = operatorLayerId(operator.operator);
  const name = { operator: address(operator.operator) };
  const list: Finding[] = [];
  if (book.maxMagnitude.known && book.maxMagnitude.value === 0n)
    list.push(
      finding('fullySlashed', 'notable', evidenceOf(book.maxMagnitude), name, {
        atStake: isRefusedAsSlashed(stake) ? 'fails' : 'money',
        layerId,
      }),
    );
  if (intent?.action === 'deposit')
    list.push(finding('slashableAtOnce', 'notable', evidenceOf(delegation), name, { atStake: 'money', layerId }));
  if (intent?.action !== 'delegate') return list;
  const refused = { atStake: 'fails', layerId } as const;
  if (operator.isOperator.known && !operator.isOperator.value)
    list.push(finding('notAnOperator', 'notable', evidenceOf(operator.isOperator), name, refused));
  if (intent.verb !== 'redelegate' && owner?.operator.known && owner.operator.value !== null) {
    const now = { operator: address(owner.operator.value) };
    list.push(finding('alreadyDelegated', 'notable', evidenceOf(owner.operator), now, { atStake: 'fails' }));
  }
  if (operator.approver.known && operator.approver.value !== null && !hasApproval(intent.args))
    list.push(finding('needsApproval', 'notable', evidenceOf(operator.approver), name, refused));
  if (strategy && intent.verb === 'redelegate')
    list.push(finding('redelegate', 'notable', [registryValues.withdrawalDelay.source], name));
  return list;
};

const hasApproval = (args: Readonly<Record<string, unknown>>): boolean => {
  const given = args.approverSignatureAndExpiry ?? args.newOperatorApproverSig;
  const signature = typeof given === 'object' && given !== null && 'signature' in given ? given.signature : '0x';
  return typeof signature === 'string' && signature.length > 2;
};

const strategyFindings = ({ strategy, owner, intent }: StakeReading): Finding[] => {
  if (!strategy) return [];
  const list: Finding[] = [];
  const asset = { asset: text(strategy.symbol) };
  const isPuttingIn = intent?.action === 'deposit' || intent?.action === 'approve' || intent?.action === 'permit';
  // An allowance goes through; what it is for does not.
  const refused = { atStake: intent?.action === 'deposit' ? 'fails' : undefined } as const;
  if (isPuttingIn && strategy.isWhitelisted.known && !strategy.isWhitelisted.value)
    list.push(finding('notWhitelisted', 'notable', evidenceOf(strategy.isWhitelisted), asset, refused));
  const { vault } = strategy;
  if (vault.known && vault.value !== null) {
    const { duration: longest, state } = vault.value;
    const evidence = evidenceOf(vault, longest);
    if (longest.known && state === 1)
      list.push(finding('vaultLock', 'notable', evidence, { duration: duration(longest.value) }, { atStake: 'exit' }));
    const locked = { atStake: intent?.verb === 'queueWithdrawals' ? 'fails' : 'exit' } as const;
    if (state === 2) list.push(finding('vaultLocked', 'notable', evidence, undefined, locked));
    if (isPuttingIn && state !== 1) list.push(finding('vaultClosed', 'notable', evidence, undefined, refused));
    if (intent?.action === 'deposit' && owner?.operator.known && owner.operator.value !== strategy.strategy)
      list.push(finding('vaultOperator', 'notable', evidenceOf(owner.operator), undefined, refused));
  }
  return list;
};

/** Native restaking goes where the account's own pod is; the manager says which that is. */
const podFindings = ({ intent, owner }: StakeReading): Finding[] => {
  const list: Finding[] = [];
  if (!owner) return list;
  const { pod, isCheckpointOpen } = owner;
  if (intent?.targetKind === 'pod' && intent.action === 'deposit' && intent.target && pod.onChain.known) {
    if (!isSameAddress(intent.target, pod.onChain.value))
      list.push(
        finding(
          'otherPod',
          'notable',
          evidenceOf(pod.onChain),
          { pod: address(pod.onChain.value) },
          { atStake: 'money' },
        ),
      );
  }
  if (isCheckpointOpen.known && isCheckpointOpen.value) {
    const atStake = intent?.verb === 'startCheckpoint' ? 'fails' : 'exit';
    list.push(finding('checkpointOpen', 'notable', evidenceOf(isCheckpointOpen), undefined, { atStake }));
  }
  return list;
};

/** Everything EigenLayer itself has to say about a request or a stake, beside the numbers. */
export const findingsOf = (stake: StakeReading): Finding[] =>
  [
    ...operatorFindings(stake),
    ...strategyFindings(stake),
    claimTimeFinding(stake),
    overdrawnFinding(stake),
    ...podFindings(stake),
    ...pausedFindings(stake),
    upgradeFinding(stake),
  ].filter((item): item is Finding => item !== undefined);
