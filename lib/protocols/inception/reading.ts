import { waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact } from '@/lib/core/fact';
import { amount, type Claim, say } from '@/lib/core/sentence';
import { type Address, isSameAddress, mulDivDown, WAD } from '@/lib/core/units';
import type { ExitReader, OpenExit, RestakedReading, Subject } from '../families/liquid-restaking/shape';
import { handedIn, isPaidAtOnce } from '../families/liquid-restaking/subject';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { askValue } from '../reading/token-rates';
import { INETH, POOL, poolViews, TIMELOCK, timelockViews, tokenViews, vaults, vaultViews } from './contracts';
import { contractsSource } from './facts';

const claim = (key: string): Claim => ({ sentence: say(`inception.${key}`), evidence: [contractsSource] });
const exitLeg = (fact: Fact<unknown>) => ({
  id: 'queue',
  label: say('inception.exit.queue'),
  wait: mapFact(fact, 'nothing bounds when Inception pays', () => waitOf(0, 0, null)),
});

const common = (delay: Fact<bigint>): Pick<RestakedReading, 'tokenClaims' | 'rateClaims' | 'upgradeDelay'> => ({
  tokenClaims: [claim('control.delegates')],
  rateClaims: [claim('rate.written')],
  upgradeDelay: reshape(delay, Number),
});

const askPool = ({ ask: put }: Batch, subject: Subject): (() => RestakedReading) => {
  const rateOf = put(view(tokenViews, INETH, 'convertToAmount', [WAD]));
  const waiting = put(view(poolViews, POOL, 'getTotalPendingUnstakes'));
  const atHandOf = put(view(poolViews, POOL, 'getFlashCapacity'));
  const delay = put(view(timelockViews, TIMELOCK, 'getMinDelay'));
  return () => {
    const atHand = atHandOf();
    const worth = combineFacts([handedIn(subject), rateOf()], 'amount * rate / 1e18', (own, perToken) =>
      mulDivDown(own, perToken, WAD),
    );
    return {
      ...common(delay()),
      exit: [exitLeg(waiting())],
      switches: [],
      notices: isPaidAtOnce(subject.intent)
        ? [
            {
              id: 'tooMuch',
              atStake: 'fails',
              sentence: say('inception.finding.tooMuch', {
                amount: amount(atHand.known ? atHand.value : 0n, 18, 'ETH'),
              }),
              holds: combineFacts([worth, atHand], 'worth more than is at hand', (own, most) => own > most),
            },
          ]
        : [],
      atHand,
      waiting: waiting(),
    };
  };
};

/** Asks for the queue of the pool, or whether a vault is paused. */
export const ask = (batch: Batch, subject: Subject): (() => RestakedReading) => {
  const vault = vaults.find(({ token }) => isSameAddress(token, subject.base.address));
  if (!vault) return askPool(batch, subject);
  const pausedOf = batch.ask(view(vaultViews, vault.vault, 'paused'));
  const delay = batch.ask(view(timelockViews, TIMELOCK, 'getMinDelay'));
  return () => {
    const paused = pausedOf();
    return {
      ...common(delay()),
      exit: [exitLeg(paused)],
      switches: [
        { what: 'deposits', isOff: paused },
        { what: 'requests', isOff: paused },
        { what: 'claims', isOff: paused },
      ],
      notices: [],
    };
  };
};

type Sum = Pick<OpenExit, 'symbol' | 'pays'> & { readonly amount: Fact<bigint>; readonly isClaimable: Fact<boolean> };

const exitOf = (owner: Address, id: string, sum: Sum, valueWei: Fact<bigint>): OpenExit[] =>
  sum.amount.known && sum.amount.value === 0n ? [] : [{ ...sum, id, owner, valueWei }];

/** What an account has asked for at the pool and at each vault, and whether it can be claimed. Nothing to read after the balances. */
export const readExits: ExitReader = (batch, owners) => {
  const { ask: put } = batch;
  const asked = owners.map((owner) => ({
    owner,
    owed: put(view(poolViews, POOL, 'getTotalUnstakesOf', [owner])),
    ready: put(view(poolViews, POOL, 'claimableOf', [owner])),
    vaults: vaults.map((vault) => ({
      vault,
      worth: askValue(batch, vault.asset),
      pending: put(view(vaultViews, vault.vault, 'getPendingWithdrawalOf', [owner])),
      able: put(view(vaultViews, vault.vault, 'isAbleToRedeem', [owner])),
    })),
  }));
  return async () =>
    asked.map(({ owner, owed, ready, vaults: list }) => {
      const ether = (fact: Fact<bigint>, isClaimable: boolean): Sum => ({
        symbol: 'inETH',
        pays: { symbol: 'ETH' },
        amount: fact,
        isClaimable: reshape(fact, () => isClaimable),
      });
      const requests = combineFacts([owed(), ready()], 'asked for, and paid', () => [
        ...exitOf(owner, 'owed', ether(owed(), false), owed()),
        ...exitOf(owner, 'ready', ether(ready(), true), ready()),
        ...list.flatMap(({ vault, worth, pending, able }) => {
          const sum: Sum = {
            symbol: vault.symbol,
            pays: { symbol: vault.asset, address: vault.assetAddress },
            amount: pending(),
            isClaimable: reshape(able(), ([isAble]) => isAble),
          };
          return exitOf(owner, vault.symbol, sum, worth(pending()));
        }),
      ]);
      return { owner, requests };
    });
};
