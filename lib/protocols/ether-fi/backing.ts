import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { Backing, ReadContext, ReadTarget } from '../contract';
import {
  askOperatorStake,
  eigenLayerBacking,
  operatorTarget,
  STETH_STRATEGY,
} from '../families/liquid-restaking/operators';
import { createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { MAINNET, OPERATORS_MANAGER, RESTAKER, STETH } from './addresses';
import { askPool } from './read/ask-pool';
import { knownOperators } from './registry';
import { isPaidAtOnce, subjectOf } from './subject';
import { operatorsViews, restakerViews } from './views';

/** Operators the manager may know; ids are given one after the other, and 20 were by July 2026. Source: avs-smart-contracts, 2026-07. */
const MOST_OPERATORS = 32n;
const NOBODY: Address = '0x0000000000000000000000000000000000000000';

/** The account that restakes stETH, whoever it is delegated to. */
const restakerTarget: ReadTarget = { owner: RESTAKER, target: STETH_STRATEGY };

/** Whether the pool's money is looked through for a target at all: a vault's is stated nowhere, and what is paid out has left. */
const isLookedThrough = (target: ReadTarget): boolean => {
  const subject = subjectOf(target);
  return subject.kind === 'pool' && !isPaidAtOnce(subject.intent);
};

/** Where the pool's money is, by dated facts: who its operators are, not how much each has. */
export const registryBacking = (target: ReadTarget): readonly Backing[] => {
  if (!isLookedThrough(target)) return [];
  const share = unknown('not-read');
  return [...knownOperators.map(operatorTarget), restakerTarget].map((place) => ({
    protocol: 'eigenlayer',
    target: place,
    share,
  }));
};

/** Somebody who asks for `amount` now stands behind all who asked before. */
const isCovered = (atHand: Fact<bigint>, waiting: Fact<bigint>, amount: bigint): Fact<boolean> =>
  combineFacts([atHand, waiting], 'at hand >= asked for before + this', (cash, before) => cash >= before + amount);

/**
 * Where the pool's money is: restaked ETH with each of ether.fi's own operators, stETH with whomever its restaker chose. Others may
 * delegate to the same operators, which makes their shares too large, never too small.
 */
export const readBacking = async (context: ReadContext, target: ReadTarget): Promise<readonly Backing[]> => {
  if (!isLookedThrough(target)) return [];
  if (context.chainId !== MAINNET) return registryBacking(target);
  const first = createBatch();
  const poolOf = askPool(first);
  const inRestaker = first.ask(view(restakerViews, RESTAKER, 'getRestakedAmount', [STETH]));
  const listed = Array.from({ length: Number(MOST_OPERATORS) }, (_, id) =>
    first.ask(view(operatorsViews, OPERATORS_MANAGER, 'avsOperators', [BigInt(id)])),
  );
  const known = knownOperators.map((operator) => ({ operator, stake: askOperatorStake(first, operator) }));
  const point = await first.send(context);

  const pool = poolOf();
  const onChain = listed.flatMap((answer) => {
    const operator = answer();
    return operator.known && operator.value !== NOBODY ? [operator.value] : [];
  });
  const others = onChain.filter((operator) => !knownOperators.some((it) => isSameAddress(it, operator)));
  const second = createBatch();
  const added = others.map((operator) => ({ operator, stake: askOperatorStake(second, operator) }));
  if (added.length > 0) await second.send(context, point);

  const { intent } = target;
  const asked = intent?.action === 'requestWithdrawal' && intent.amountKind === 'assets' ? (intent.amount ?? 0n) : 0n;
  const covered = isCovered(pool.atHand, pool.waiting, asked);
  return [
    ...[...known, ...added].flatMap(({ operator, stake }) =>
      eigenLayerBacking(operatorTarget(operator), stake(), pool.pooled, covered),
    ),
    ...eigenLayerBacking(restakerTarget, inRestaker(), pool.pooled, covered),
  ];
};
