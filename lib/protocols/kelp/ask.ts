import { type Wait, waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import { amount, type Claim, evidenceOf, percent, type Sentence, say } from '@/lib/core/sentence';
import { type Address, isSameAddress, mulDivDown, secondsOfBlocks, shareOfDown, WAD } from '@/lib/core/units';
import type { RestakedReading, Subject } from '../families/liquid-restaking/shape';
import { handedIn } from '../families/liquid-restaking/subject';
import type { Notice } from '../families/liquid-staking/shape';
import type { Answer, Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import {
  ASSETS,
  CONFIG,
  DEPOSIT_POOL,
  ETHER,
  ORACLE,
  RSETH,
  TIMELOCK,
  UNSTAKING_VAULT,
  WITHDRAWAL_MANAGER,
} from './addresses';
import { contractsSource, governanceSource, pauseSource } from './facts';
import { configViews, managerViews, oracleViews, poolViews, timelockViews, tokenViews, vaultViews } from './views';

type Held = { readonly total: Answer<bigint>; readonly price: Answer<bigint> };

/** Everything that belongs to holders of rsETH, wei; unknown where the pool lists an asset that is not known here. */
export const askPooled = ({ ask }: Batch): (() => Fact<bigint>) => {
  const listOf = ask(view(configViews, CONFIG, 'getSupportedAssetList'));
  const held = new Map<Address, Held>(
    ASSETS.map(({ token }) => [
      token,
      {
        total: ask(view(poolViews, DEPOSIT_POOL, 'getTotalAssetDeposits', [token])),
        price: ask(view(oracleViews, ORACLE, 'getAssetPrice', [token])),
      },
    ]),
  );
  return () => {
    const list = listOf();
    if (!list.known) return list;
    const values = list.value.map((token): Fact<bigint> => {
      const found = held.get(token);
      return found
        ? combineFacts([found.total(), found.price()], 'deposits * price', (total, price) =>
            mulDivDown(total, price, WAD),
          )
        : unknown('not-measured', token);
    });
    return combineFacts(values, 'sum over the assets of the pool', (...all) => all.reduce((sum, wei) => sum + wei, 0n));
  };
};

/** What a request asks to be paid in; ether where it does not say. */
const askedAsset = ({ intent }: Subject): Address => {
  const named = intent?.args.asset;
  return ASSETS.find(({ token }) => typeof named === 'string' && isSameAddress(token, named))?.token ?? ETHER;
};

const inEther = (assets: Fact<bigint>, price: Fact<bigint>): Fact<bigint> =>
  combineFacts([assets, price], 'amount * price', (count, perToken) => mulDivDown(count, perToken, WAD));

/** Blocks until a request may be unlocked; then Kelp has to do so, whenever it does. Seconds. */
const queueWait = (blocks: Fact<bigint>): Fact<Wait> =>
  mapFact(blocks, 'withdrawalDelayBlocks at 12 s; unlocking after it has no bound', (count) =>
    waitOf(secondsOfBlocks(count), secondsOfBlocks(count), null),
  );

const notice = (
  id: string,
  sentence: Sentence,
  holds: Fact<boolean>,
  concern: Pick<Notice, 'atStake' | 'stops'>,
): Notice => ({ id, sentence, holds, ...concern });
/** Ways out at once have limits of their own. */
const REFUSED = { atStake: 'exit', stops: ['initiateWithdrawal'] } as const;

const claim = (key: string, evidence: Claim['evidence']): Claim => ({ sentence: say(`kelp.${key}`), evidence });

/** The stored rate promises more than the assets behind it. `live` and `stored` in wei per 1e18 rsETH. */
const staleNotice = (live: Fact<bigint>, stored: Fact<bigint>): Notice => {
  const gap = combineFacts([live, stored], 'what the stored rate promises above the assets', (now, kept) =>
    kept > now ? shareOfDown(kept - now, kept) : 0n,
  );
  return notice(
    'rateAbove',
    say('kelp.finding.rateAbove', { share: percent(gap.known ? gap.value : 0n) }),
    mapFact(gap, 'above a thousandth', (share) => share > WAD / 1_000n),
    { atStake: 'money' },
  );
};

/** Asks for the rate and what is behind it, the queue of the asset asked for, and the switches. */
export const ask = (batch: Batch, subject: Subject): (() => RestakedReading) => {
  const asset = askedAsset(subject);
  const put = batch.ask;
  const stored = put(view(oracleViews, ORACLE, 'rsETHPrice'));
  const price = put(view(oracleViews, ORACLE, 'getAssetPrice', [asset]));
  const pooled = askPooled(batch);
  const supply = put(view(tokenViews, RSETH, 'totalSupply'));
  const delay = put(view(managerViews, WITHDRAWAL_MANAGER, 'withdrawalDelayBlocks'));
  const least = put(view(managerViews, WITHDRAWAL_MANAGER, 'minRsEthAmountToWithdraw', [asset]));
  const available = put(view(managerViews, WITHDRAWAL_MANAGER, 'getAvailableAssetAmount', [asset]));
  const committed = put(view(managerViews, WITHDRAWAL_MANAGER, 'assetsCommitted', [asset]));
  const atHand = put(view(vaultViews, UNSTAKING_VAULT, 'balanceOf', [asset]));
  const depositsOff = put(view(poolViews, DEPOSIT_POOL, 'paused'));
  const exitsOff = put(view(managerViews, WITHDRAWAL_MANAGER, 'paused'));
  const upgradeDelay = put(view(timelockViews, TIMELOCK, 'getMinDelay'));
  return () => {
    const asked = handedIn(subject);
    const expected = combineFacts([asked, stored(), price()], 'rsETH * rsETHPrice / price', (count, rate, perToken) =>
      mulDivDown(count, rate, perToken),
    );
    const live = combineFacts([pooled(), supply()], 'assets / supply', (wei, count) =>
      count === 0n ? WAD : mulDivDown(wei, WAD, count),
    );
    return {
      exit: [{ id: 'queue', label: say('kelp.exit.queue'), wait: queueWait(delay()) }],
      switches: [
        { what: 'deposits', isOff: depositsOff() },
        { what: 'requests', isOff: exitsOff() },
        { what: 'claims', isOff: exitsOff() },
      ],
      notices: [
        staleNotice(live, stored()),
        notice(
          'tooSmall',
          say('restakedToken.finding.tooSmall', { amount: amount(least().known ? valueIn(least()) : 0n, 18, 'rsETH') }),
          combineFacts([asked, least()], 'less than the least request', (count, min) => count < min),
          REFUSED,
        ),
        notice(
          'tooMuch',
          say('kelp.finding.tooMuch'),
          combineFacts([expected, available()], 'more than the asset the pool has', (count, most) => count > most),
          REFUSED,
        ),
      ],
      tokenClaims: [
        claim('control.safe', [governanceSource]),
        claim('control.pause', [pauseSource]),
        claim('control.delegates', [contractsSource]),
      ],
      rateClaims: [
        claim('rate.stored', [contractsSource]),
        claim('rate.stEthAtPar', [contractsSource]),
        claim('rate.limit', [contractsSource]),
        ...(stored().known
          ? [
              {
                sentence: say('restakedToken.rate.now', { amount: amount(valueIn(stored()), 18, 'ETH') }),
                evidence: evidenceOf(stored()),
              },
            ]
          : []),
      ],
      upgradeDelay: reshape(upgradeDelay(), Number),
      atHand: inEther(atHand(), price()),
      waiting: inEther(committed(), price()),
    };
  };
};

const valueIn = (fact: Fact<bigint>): bigint => (fact.known ? fact.value : 0n);
