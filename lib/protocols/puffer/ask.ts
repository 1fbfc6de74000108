import { waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact } from '@/lib/core/fact';
import { amount, type Claim, count, evidenceOf, percent, say } from '@/lib/core/sentence';
import { mulDivDown, WAD, wadOfBps } from '@/lib/core/units';
import type { RestakedReading, Subject } from '../families/liquid-restaking/shape';
import { handedIn, isPaidAtOnce } from '../families/liquid-restaking/subject';
import type { Notice } from '../families/liquid-staking/shape';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { ACCESS_MANAGER, MULTICALL3, VAULT, WETH, WITHDRAWAL_MANAGER } from './addresses';
import { contractsSource, reviewSource } from './facts';
import { accessViews, etherViews, managerViews, vaultViews } from './views';

const claim = (key: string, evidence: Claim['evidence']): Claim => ({ sentence: say(`puffer.${key}`), evidence });
const or = (fact: Fact<bigint>, otherwise = 0n): bigint => (fact.known ? fact.value : otherwise);

type Queue = Readonly<Record<'size' | 'length' | 'least' | 'most', Fact<bigint>>>;

/** Requests that are still missing in the batch a new one joins, itself not counted. */
const missingInBatch = ({ size, length }: Queue): Fact<bigint> =>
  combineFacts([size, length], 'batch size - requests in the open batch - 1', (of, all) => of - (all % of) - 1n);

const queueNotices = (queue: Queue, asked: Fact<bigint>, subject: Subject): Notice[] => {
  if (subject.intent?.action !== 'requestWithdrawal' || isPaidAtOnce(subject.intent)) return [];
  const missing = missingInBatch(queue);
  return [
    {
      id: 'tooSmall',
      atStake: 'fails',
      sentence: say('restakedToken.finding.tooSmall', { amount: amount(or(queue.least), 18, 'pufETH') }),
      holds: combineFacts([asked, queue.least], 'less than the least request', (own, least) => own < least),
    },
    {
      id: 'tooLarge',
      atStake: 'fails',
      sentence: say('restakedToken.finding.tooLarge', { amount: amount(or(queue.most), 18, 'pufETH') }),
      holds: combineFacts([asked, queue.most], 'more than the largest request', (own, most) => own > most),
    },
    {
      id: 'batchOpen',
      atStake: 'exit',
      sentence: say('puffer.finding.batchOpen', { count: count(Number(or(missing))) }),
      holds: mapFact(missing, 'above none', (few) => few > 0n),
    },
  ];
};

const atOnceNotices = (fee: Fact<bigint>, cash: Fact<bigint>, worth: Fact<bigint>, subject: Subject): Notice[] => {
  if (subject.intent?.action !== 'requestWithdrawal' || !isPaidAtOnce(subject.intent)) return [];
  return [
    {
      id: 'exitFee',
      atStake: 'exit',
      sentence: say('puffer.finding.exitFee', { share: percent(wadOfBps(Number(or(fee)))) }),
      holds: mapFact(fee, 'above none', (bps) => bps > 0n),
    },
    {
      id: 'tooMuch',
      atStake: 'fails',
      sentence: say('puffer.finding.tooMuch', { amount: amount(or(cash), 18, 'ETH') }),
      holds: combineFacts([worth, cash], 'worth more than the vault has at hand', (own, most) => own > most),
    },
  ];
};

/** Asks for the rate, the batches, what is at hand, and what is closed. */
export const ask = (batch: Batch, subject: Subject): (() => RestakedReading) => {
  const put = batch.ask;
  const rateOf = put(view(vaultViews, VAULT, 'convertToAssets', [WAD]));
  const feeOf = put(view(vaultViews, VAULT, 'getTotalExitFeeBasisPoints'));
  const wethOf = put(view(vaultViews, WETH, 'balanceOf', [VAULT]));
  const etherOf = put(view(etherViews, MULTICALL3, 'getEthBalance', [VAULT]));
  const queuedOf = put(view(vaultViews, VAULT, 'balanceOf', [WITHDRAWAL_MANAGER]));
  const size = put(view(managerViews, WITHDRAWAL_MANAGER, 'BATCH_SIZE'));
  const length = put(view(managerViews, WITHDRAWAL_MANAGER, 'getWithdrawalsLength'));
  const least = put(view(managerViews, WITHDRAWAL_MANAGER, 'MIN_WITHDRAWAL_AMOUNT'));
  const most = put(view(managerViews, WITHDRAWAL_MANAGER, 'getMaxWithdrawalAmount'));
  const vaultClosed = put(view(accessViews, ACCESS_MANAGER, 'isTargetClosed', [VAULT]));
  const queueClosed = put(view(accessViews, ACCESS_MANAGER, 'isTargetClosed', [WITHDRAWAL_MANAGER]));
  return () => {
    const asked = handedIn(subject);
    const rate = rateOf();
    const inEther = (tokens: Fact<bigint>) =>
      combineFacts([tokens, rate], 'amount * rate / 1e18', (own, perToken) => mulDivDown(own, perToken, WAD));
    const cash = combineFacts([wethOf(), etherOf()], 'WETH and ETH of the vault', (weth, ether) => weth + ether);
    const queue: Queue = { size: size(), length: length(), least: least(), most: most() };
    return {
      exit: [
        {
          id: 'batch',
          label: say('puffer.exit.batch'),
          wait: mapFact(queue.size, 'nothing bounds when a batch is full and settled', () => waitOf(0, 0, null)),
        },
      ],
      switches: [
        { what: 'deposits', isOff: vaultClosed() },
        { what: 'requests', isOff: queueClosed() },
        { what: 'claims', isOff: queueClosed() },
      ],
      notices: [...queueNotices(queue, asked, subject), ...atOnceNotices(feeOf(), cash, inEther(asked), subject)],
      tokenClaims: [
        claim('control.operations', [contractsSource]),
        claim('control.community', [contractsSource, reviewSource]),
        claim('control.operators', [contractsSource]),
      ],
      rateClaims: [
        claim('rate.live', [contractsSource]),
        claim('rate.donation', [reviewSource]),
        ...(rate.known
          ? [
              {
                sentence: say('restakedToken.rate.now', { amount: amount(rate.value, 18, 'ETH') }),
                evidence: evidenceOf(rate),
              },
            ]
          : []),
      ],
      atHand: cash,
      // What waits in batches that are not settled is still held by the manager.
      waiting: inEther(queuedOf()),
    };
  };
};
