import { combineFacts, type Fact, valueOr } from '@/lib/core/fact';
import type { AtStake, Finding } from '@/lib/core/findings';
import { amount, evidenceOf, percent, type Quantity, say, time } from '@/lib/core/sentence';
import { overlapRatio } from '@/lib/core/symbiotic-stake';
import { type Hex, sumOf, WAD, type Wad } from '@/lib/core/units';
import type { DoorReading, EpochReading, SymbioticReading } from '../reading';

const finding = (
  id: string,
  status: Finding['status'],
  facts: readonly Fact<unknown>[],
  atStake?: AtStake,
  values?: Readonly<Record<string, Quantity>>,
): Finding => ({
  id: `symbiotic:${id}`,
  status,
  ...(atStake === undefined ? {} : { atStake }),
  sentence: say(`symbiotic.finding.${id}`, values),
  evidence: evidenceOf(...facts),
});

const notable = (
  id: string,
  facts: readonly Fact<unknown>[],
  atStake?: AtStake,
  values?: Readonly<Record<string, Quantity>>,
): Finding => finding(id, 'notable', facts, atStake, values);

/** Why a deposit fails: the vault takes listed accounts alone, or no more than this. */
const doorFindings = ({ intent, token }: SymbioticReading, door: DoorReading): Finding[] => {
  if (intent?.action !== 'deposit') return [];
  const { hasWhitelist, isListed, room } = door;
  const found: Finding[] = [];
  // The one who signs must be listed; whom it is for does not matter.
  const isOwn = !intent.flags.includes('beneficiary-not-signer');
  if (hasWhitelist.known && hasWhitelist.value) {
    if (!isOwn || !isListed.known) found.push(notable('onlyListed', [hasWhitelist]));
    else if (!isListed.value) found.push(notable('notListed', [hasWhitelist, isListed], 'fails'));
  }
  const isCounted = intent.amountKind === 'assets' && intent.amount !== undefined;
  if (room.known && room.value !== null && isCounted && (intent.amount ?? 0n) > room.value)
    found.push(
      token.decimals.known && token.symbol !== undefined
        ? notable('aboveLimit', [room], 'fails', { room: amount(room.value, token.decimals.value, token.symbol) })
        : notable('aboveLimitUnnamed', [room], 'fails'),
    );
  return found;
};

/** How often the same stake is promised: sum over networks / active stake. WAD. */
const overlapOf = (epoch: EpochReading): Fact<Wad> =>
  combineFacts(
    [epoch.active, epoch.pairs, ...valueOr(epoch.pairs, []).map(({ promised }) => promised)] as const,
    'promised to all networks / active stake',
    (active, pairs, ...stakes) => {
      const byNetwork = new Map<Hex, bigint[]>();
      pairs.forEach(({ subnetwork }, index) => {
        byNetwork.set(subnetwork, [...(byNetwork.get(subnetwork) ?? []), stakes[index] ?? 0n]);
      });
      return active > 0n ? overlapRatio([...byNetwork.values()].map(sumOf), active) : 0n;
    },
  );

/** A slash on its way is paid by whoever is in the vault when it is executed. */
const requestFindings = (epoch: EpochReading, { point, token }: SymbioticReading): Finding[] => {
  const { requests, epochSeconds } = epoch;
  if (!requests.known || !epochSeconds.known || !point) return [];
  const open = requests.value.filter(({ capturedAt }) => point.timestamp - capturedAt <= epochSeconds.value);
  if (open.length === 0) return [];
  const total = sumOf(open.map((request) => request.amount));
  const { decimals, symbol } = token;
  return [
    decimals.known && symbol !== undefined
      ? notable('slashPending', [requests], 'money', { amount: amount(total, decimals.value, symbol) })
      : notable('slashPendingUnnamed', [requests], 'money'),
  ];
};

const epochFindings = (epoch: EpochReading, reading: SymbioticReading): Finding[] => {
  const found: Finding[] = [];
  const { slasherKind, pairs, router } = epoch;
  const isSafe = slasherKind.known && slasherKind.value === 'fixed-none';
  if (slasherKind.known && slasherKind.value === 'open') found.push(notable('openSlasher', [slasherKind], 'money'));
  if (isSafe) return found;
  if (!pairs.known) found.push(finding('networksUnknown', 'unknown', [], 'money'));
  found.push(...requestFindings(epoch, reading));
  const overlap = overlapOf(epoch);
  if (overlap.known && overlap.value > WAD)
    found.push(notable('overlap', [overlap], 'money', { share: percent(overlap.value) }));
  if (router.known && router.value !== null) found.push(notable('router', [router], 'money'));
  return found;
};

/** An epoch can be claimed once it has ended. */
const claimFinding = ({ intent, epoch }: SymbioticReading): Finding[] => {
  if (intent?.action !== 'claimWithdrawal' || !epoch) return [];
  const { currentEpoch, startedAt, epochSeconds } = epoch;
  const { epoch: one, epochs: several } = intent.args;
  const asked = [one, ...(Array.isArray(several) ? several : [])].filter((it): it is bigint => typeof it === 'bigint');
  const last = asked.reduce((most, it) => (it > most ? it : most), -1n);
  if (!currentEpoch.known || !startedAt.known || !epochSeconds.known || last < currentEpoch.value) return [];
  const from = startedAt.value + (Number(last) + 1) * epochSeconds.value;
  return [notable('notYetClaimable', [currentEpoch, startedAt, epochSeconds], 'fails', { date: time(from) })];
};

/** What the protocol itself has to say about a request or a vault. */
export const findingsOf = (reading: SymbioticReading): Finding[] => {
  const { epoch, adapters, intent, kind } = reading;
  if (kind.known && kind.value === null) return [finding('notOurs', 'unknown', [kind], 'money')];
  const found: Finding[] = [];
  if (epoch)
    found.push(...doorFindings(reading, epoch.door), ...epochFindings(epoch, reading), ...claimFinding(reading));
  if (adapters) {
    found.push(...doorFindings(reading, adapters.door));
    const { pendingAssets, withdrawable } = adapters;
    const isDirect = intent?.verb === 'withdraw' || intent?.verb === 'redeem';
    if (pendingAssets.known && pendingAssets.value > 0n)
      found.push(
        isDirect ? notable('queueBlocks', [pendingAssets], 'fails') : notable('queueWaits', [pendingAssets], 'exit'),
      );
    const asked = isDirect && intent?.amountKind === 'assets' ? intent.amount : undefined;
    if (asked !== undefined && withdrawable.known && withdrawable.value < asked)
      found.push(notable('notLiquid', [withdrawable], 'fails'));
  }
  return found;
};
