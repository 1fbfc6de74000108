import { combineFacts, type Fact, type Source } from '@/lib/core/fact';
import type { AtStake, Finding } from '@/lib/core/findings';
import { evidenceOf, say } from '@/lib/core/sentence';
import { registrySource } from '../../reading/registry-fact';
import type { MellowReading } from '../reading';
import { CORE_CODE, CORE_DATE, MULTI_CODE, MULTI_DATE } from '../registry';

const finding = (
  id: string,
  status: Finding['status'],
  evidence: readonly Source[],
  atStake?: AtStake,
  layerId?: string,
): Finding => ({
  id: `mellow:${id}`,
  status,
  ...(atStake === undefined ? {} : { atStake }),
  sentence: say(`mellow.finding.${id}`),
  evidence,
  ...(layerId === undefined ? {} : { layerId }),
});

const isTrue = (fact: Fact<boolean>): boolean => fact.known && fact.value;

/** Pauses, caps and lists; unknown where a vault that has them did not answer. */
const gateFindings = ({ gates, holdings, intent }: MellowReading): Finding[] => {
  if (!gates) return [];
  const { isDepositPaused, isWithdrawalPaused, limit, isWelcome } = gates;
  const isEntering = intent === undefined || intent.action === 'deposit';
  const list: Finding[] = [];
  if (isTrue(isDepositPaused) && isEntering)
    list.push(finding('depositsPaused', 'notable', evidenceOf(isDepositPaused), 'fails'));
  const stuck = intent?.action === 'requestWithdrawal' ? 'fails' : 'exit';
  if (isTrue(isWithdrawalPaused))
    list.push(finding('withdrawalsPaused', 'notable', evidenceOf(isWithdrawalPaused), stuck));
  if (!isDepositPaused.known || !isWithdrawalPaused.known) list.push(finding('paused', 'unknown', [], 'exit'));
  // Who calls the vault must be on the list: a contract in between, or another beneficiary, leaves that open.
  const isOwn =
    intent === undefined || (intent.contract === intent.target && !intent.flags.includes('beneficiary-not-signer'));
  if (isWelcome.known && !isWelcome.value && isEntering)
    list.push(finding('notOnList', 'notable', evidenceOf(isWelcome), isOwn ? 'fails' : undefined));
  const wanted = intent?.action === 'deposit' && intent.amountKind === 'assets' ? (intent.amount ?? 1n) : 1n;
  const isFull = holdings
    ? combineFacts([limit, holdings.total], 'total assets + this > limit', (most, held) => held + wanted > most)
    : undefined;
  if (isFull && isTrue(isFull) && isEntering) list.push(finding('full', 'notable', evidenceOf(isFull), 'fails'));
  return list;
};

/** Findings of a vault's own; its places bring theirs. */
export const findingsOf = (reading: MellowReading, layerId: string): Finding[] => {
  const { family, intent, holdings } = reading;
  const isCore = family.known && family.value === 'core';
  const code = isCore ? registrySource(CORE_CODE, CORE_DATE) : registrySource(MULTI_CODE, MULTI_DATE);
  const list: Finding[] = [finding('upgrade', 'notable', [code], 'control', layerId)];
  if (!family.known) list.push(finding('unknownVault', 'unknown', [], 'money'));
  if (isCore) {
    list.push(finding('coreMoney', 'unknown', [code], 'money', layerId));
    list.push(finding('oracle', 'notable', [code], 'money', layerId));
    if (intent?.action === 'requestWithdrawal') list.push(finding('noWayBack', 'notable', [code], 'exit'));
    return list;
  }
  if (family.known && family.value === 'dvv') return [...list, finding('notRestaked', 'notable', evidenceOf(family))];
  if (holdings?.places.known) list.push(finding('firstCome', 'notable', evidenceOf(holdings.liquid), 'exit', layerId));
  return [...list, ...gateFindings(reading)];
};
