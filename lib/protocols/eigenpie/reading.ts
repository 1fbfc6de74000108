import { waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import { amount, type Claim, evidenceOf, say } from '@/lib/core/sentence';
import { isSameAddress } from '@/lib/core/units';
import type {
  ExitReader,
  OpenExit,
  RestakedReading,
  RestakingAccounts,
  Subject,
} from '../families/liquid-restaking/shape';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { askValue } from '../reading/token-rates';
import { type Line, lines, managerViews, STAKING, stakingViews, tokenViews, WITHDRAW_MANAGER } from './contracts';
import { contractsSource } from './facts';

const claim = (key: string): Claim => ({ sentence: say(`eigenpie.${key}`), evidence: [contractsSource] });

const lineOf = ({ base }: Subject): Line => lines.find(({ token }) => isSameAddress(token, base.address)) ?? lines[0];

/** Asks for the rate, when a withdrawal asked for now is paid, and the switches. */
export const ask = ({ ask: put }: Batch, subject: Subject): (() => RestakedReading) => {
  const line = lineOf(subject);
  const rateOf = put(view(tokenViews, line.token, 'exchangeRateToLST'));
  const payTimeOf = put(view(managerViews, WITHDRAW_MANAGER, 'nextUserWithdrawalTime'));
  const depositsOff = put(view(stakingViews, STAKING, 'paused'));
  const requestsOff = put(view(managerViews, WITHDRAW_MANAGER, 'paused'));
  return () => {
    const rate = rateOf();
    const payTime = payTimeOf();
    return {
      exit: [
        {
          id: 'epoch',
          label: say('eigenpie.exit.epoch'),
          // Paid while the contract has the tokens; nothing makes it have them by then.
          wait:
            line.asset === 'ETH'
              ? unknown('not-published', 'a way out of egETH')
              : mapFact(payTime, 'nextUserWithdrawalTime - now', (at) => {
                  const seconds = payTime.known ? Math.max(0, Number(at) - payTime.asOf) : 0;
                  return waitOf(seconds, seconds, null);
                }),
        },
      ],
      switches: [
        { what: 'deposits', isOff: depositsOff() },
        { what: 'requests', isOff: requestsOff() },
      ],
      notices: [],
      tokenClaims: [claim('control.delegates'), claim('control.isolated')],
      rateClaims: [
        claim('rate.written'),
        ...(rate.known
          ? [
              {
                sentence: say('restakedToken.rate.now', { amount: amount(rate.value, 18, line.asset) }),
                evidence: evidenceOf(rate),
              },
            ]
          : []),
      ],
      upgradeDelay: unknown('not-published', 'Eigenpie'),
    };
  };
};

const nodeDelegators = view(stakingViews, STAKING, 'getNodeDelegatorQueue');

/** Node delegators restake every asset; a token stands for its own asset alone. */
export const accountsOf = (subject: Subject): RestakingAccounts => {
  const line = lineOf(subject);
  return {
    places: [{ asset: line.asset, strategy: line.strategy }],
    known: [],
    // Added one by one by its owner, and named nowhere: neither in eigenpie_contracts e86c1dd (2024-08-07) and its subgraph 050ab4a
    // (2024-03-25) nor in DefiLlama-Adapters 1eb4e81.
    expected: () => [],
    list: ({ ask: put }) => put(nodeDelegators),
    listedBy: nodeDelegators,
    pooled: (batch): (() => Fact<bigint>) => {
      const total = batch.ask(view(stakingViews, STAKING, 'getTotalAssetDeposits', [line.assetAddress]));
      const worth = askValue(batch, line.asset);
      return () => worth(total());
    },
  };
};

/** Withdrawals by account and asset, as the manager schedules them. Nothing more to read after the balances. */
export const readExits: ExitReader = (batch, owners) => {
  const assets = lines.filter(({ asset }) => asset !== 'ETH');
  const worths = assets.map(({ asset }) => askValue(batch, asset));
  const schedules = owners.map((owner) => ({
    owner,
    list: batch.ask(
      view(managerViews, WITHDRAW_MANAGER, 'getUserWithdrawalSchedules', [
        owner,
        assets.map(({ assetAddress }) => assetAddress),
      ]),
    ),
  }));
  return async (_, point) =>
    schedules.map(({ owner, list }) => {
      const fact = list();
      return {
        owner,
        requests: reshape(fact, ([amounts, ends]) =>
          assets.flatMap((line, at) =>
            (amounts[at] ?? []).map((_amount, index): OpenExit => {
              const sum = reshape(fact, ([all]) => all[at]?.[index] ?? 0n);
              const end = reshape(fact, () => Number(ends[at]?.[index] ?? 0n));
              return {
                id: `${line.asset}:${index}`,
                owner,
                symbol: line.symbol,
                pays: { symbol: line.asset, address: line.assetAddress },
                amount: sum,
                valueWei: worths[at]?.(sum) ?? unknown('not-measured', line.asset),
                isClaimable: combineFacts([end], 'its time has come', (time) => time <= point.timestamp),
                claimableAt: end,
              };
            }),
          ),
        ),
      };
    });
};
