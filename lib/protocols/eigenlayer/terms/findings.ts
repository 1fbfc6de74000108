import { combineFacts, type Fact, type Source } from '@/lib/core/fact';
import type { Finding } from '@/lib/core/findings';
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
  more: { readonly key?: string; readonly layerId?: string; readonly measure?: Quantity } = {},
): Finding => ({
  id: `eigenlayer:${id}`,
  status,
  sentence: say(`eigenlayer.finding.${more.key ?? id}`, values),
  evidence,
  ...(more.layerId === undefined ? {} : { layerId: more.layerId }),
  ...(more.measure === undefined ? {} : { measure: more.measure }),
});

const hasBit = (bitmap: Fact<bigint>, bit: bigint): boolean => bitmap.known && ((bitmap.value >> bit) & 1n) === 1n;

/** What the pause bitmaps switch off for a person. Source: PAUSED_ constants, Layr-Labs/eigenlayer-contracts f84a515. */
const pausedFindings = ({ protocol, strategy }: StakeReading): Finding[] => {
  const { delegation, deposits, pods } = protocol.pauses;
  const list: Finding[] = [];
  const add = (id: string, fact: Fact<bigint>): void => {
    list.push(finding(id, 'notable', evidenceOf(fact), undefined, { layerId: RESTAKING_LAYER }));
  };
  if (hasBit(deposits, 0n)) add('depositsPaused', deposits);
  else if (strategy && hasBit(strategy.paused, 0n)) add('depositsPaused', strategy.paused);
  if (hasBit(delegation, 0n)) add('delegationPaused', delegation);
  if (hasBit(delegation, 1n)) add('queueingPaused', delegation);
  if (hasBit(delegation, 2n)) add('claimingPaused', delegation);
  else if (strategy && hasBit(strategy.paused, 1n)) add('claimingPaused', strategy.paused);
  if (strategy?.kind === 'native') {
    if (hasBit(pods, 2n)) add('proofsPaused', pods);
    if ([6n, 7n, 10n].some((bit) => hasBit(pods, bit))) add('podExitsPaused', pods);
  }
  if (!delegation.known || !deposits.known) list.push(finding('paused', 'unknown', []));
  return list;
};

const upgradeFinding = ({ protocol }: StakeReading): Finding => {
  const shorter = combineFacts(
    [protocol.upgradeDelaySeconds, protocol.withdrawalDelay],
    'upgrade delay against withdrawal delay',
    (delay, blocks) => ({ delay, exit: secondsOfBlocks(blocks) }),
  );
  const more = { layerId: RESTAKING_LAYER };
  if (!shorter.known) return finding('upgrade', 'unknown', [], undefined, { ...more, key: 'upgrade.unknown' });
  const { delay, exit } = shorter.value;
  const isShorter = delay < exit;
  return finding(
    'upgrade',
    isShorter ? 'notable' : 'within',
    [shorter.source, registryValues.bypassThreshold.source],
    { delay: duration(delay), exit: duration(exit), threshold: text(registryValues.bypassThreshold.value) },
    { ...more, key: isShorter ? 'upgrade.shorter' : 'upgrade.longer', measure: duration(delay) },
  );
};

/** What the operator's own state does to this request. */
const operatorFindings = ({ delegation, intent, owner, strategy }: StakeReading): Finding[] => {
  if (!delegation.known || delegation.value === null) return [];
  const { operator, book } = delegation.value;
  const layerId = operatorLayerId(operator.operator);
  const name = { operator: address(operator.operator) };
  const list: Finding[] = [];
  if (book.maxMagnitude.known && book.maxMagnitude.value === 0n)
    list.push(finding('fullySlashed', 'notable', evidenceOf(book.maxMagnitude), name, { layerId }));
  if (intent?.action === 'deposit')
    list.push(finding('slashableAtOnce', 'notable', evidenceOf(delegation), name, { layerId }));
  if (intent?.action !== 'delegate') return list;
  if (operator.isOperator.known && !operator.isOperator.value)
    list.push(finding('notAnOperator', 'notable', evidenceOf(operator.isOperator), name, { layerId }));
  if (intent.verb !== 'redelegate' && owner?.operator.known && owner.operator.value !== null)
    list.push(
      finding('alreadyDelegated', 'notable', evidenceOf(owner.operator), { operator: address(owner.operator.value) }),
    );
  if (operator.approver.known && operator.approver.value !== null && !hasApproval(intent.args))
    list.push(finding('needsApproval', 'notable', evidenceOf(operator.approver), name, { layerId }));
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
  if (isPuttingIn && strategy.isWhitelisted.known && !strategy.isWhitelisted.value)
    list.push(finding('notWhitelisted', 'notable', evidenceOf(strategy.isWhitelisted), asset));
  const { vault } = strategy;
  if (vault.known && vault.value !== null) {
    const { duration: longest, state } = vault.value;
    const evidence = evidenceOf(vault, longest);
    if (longest.known && state === 1)
      list.push(finding('vaultLock', 'notable', evidence, { duration: duration(longest.value) }));
    if (state === 2) list.push(finding('vaultLocked', 'notable', evidence));
    if (isPuttingIn && state !== 1) list.push(finding('vaultClosed', 'notable', evidence));
    if (intent?.action === 'deposit' && owner?.operator.known && owner.operator.value !== strategy.strategy)
      list.push(finding('vaultOperator', 'notable', evidenceOf(owner.operator)));
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
      list.push(finding('otherPod', 'notable', evidenceOf(pod.onChain), { pod: address(pod.onChain.value) }));
  }
  if (isCheckpointOpen.known && isCheckpointOpen.value)
    list.push(finding('checkpointOpen', 'notable', evidenceOf(isCheckpointOpen)));
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
