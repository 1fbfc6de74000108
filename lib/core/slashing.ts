import { combineFacts, type Fact, type Known, mapFact, strongestUnknown, type Unknown } from './fact';
import type { Sentence } from './sentence';
import { type Address, minOf, sumOf, WAD, type Wad } from './units';

/** How a service stands to the money: may slash now, from a block on, one transaction away, or cannot at all. */
export type SlashState = 'active' | 'pending' | 'latent' | 'unable';

/** What one service may take of this money, and on which terms. */
export type ServiceTerms = {
  /** The layer it is shown as. */
  readonly layerId: string;
  readonly state: SlashState;
  /** The operator through which it reaches the money. */
  readonly operatorLayerId: string;
  /** Share of the money it may take now (0 unless active). */
  readonly shareNow: Fact<Wad>;
  /** Share it may take once pending changes have taken effect or a latent promise becomes real. */
  readonly shareLater: Fact<Wad>;
  /** When a pending change takes effect. Unix seconds, from its block. */
  readonly effectAt?: Fact<number>;
  readonly slasher: Fact<Address>;
  readonly pendingSlasher?: Fact<{ address: Address; effectAt: number }>;
  /** Blocks the slash in time; `none` when the protocol has no such stage. */
  readonly veto: Fact<'none' | 'resolver' | 'no-resolver-set'>;
  /** Slashed funds go to someone rather than being burned. */
  readonly isRedistributing: Fact<boolean>;
  readonly recipient?: Fact<Address>;
  /** Recorded slashes and since when they are counted. */
  readonly slashCount: Fact<bigint>;
  /** What it says it slashes for; published text, sanitised, or unknown. */
  readonly conditions: Fact<string>;
};

/** One step of the ceiling as time goes by. `at` unix seconds. */
export type CeilingStep = { readonly at: number; readonly share: Wad };

/** How much services may take of this money: today, by known steps, and at worst before its owner can be out. */
export type SlashCeiling = {
  readonly today: Fact<Wad>;
  /** Increases already on their way, in order of time, each with the total from then on. */
  readonly pending: Fact<readonly CeilingStep[]>;
  /** Promised but one transaction away from slashable; on top of today. */
  readonly latent: Fact<Wad>;
  readonly withinExit: Fact<Wad>;
  /** How long before it bites a new service must be announced, seconds. */
  readonly noticeSeconds: Fact<number>;
  /** Exit time minus notice; positive: cannot leave in time. Seconds. */
  readonly gapSeconds: Fact<number>;
  readonly services: readonly ServiceTerms[];
  /** Services the operator serves that have no power to slash. */
  readonly unableCount: Fact<number>;
  /** What that service is called, where it is exactly one and the registry names it. */
  readonly unableName?: string;
  readonly why?: Sentence;
};

/** What `completeCeiling` needs: the totals, and the services they come from. */
export type CeilingParts = Pick<
  SlashCeiling,
  'today' | 'pending' | 'latent' | 'withinExit' | 'noticeSeconds' | 'why'
> & {
  /** Longest wait until the money is out of reach, seconds. */
  readonly exitSeconds: Fact<number>;
  readonly services: Fact<readonly ServiceTerms[]>;
  /** Registrations without the power to slash, where they are not among the services. */
  readonly unableCount?: Fact<number>;
};

/** Notice gap: exit time minus notice time; 0 or more: a new service counts before its owner can be out (risk-model §9). Seconds. */
export const noticeGap = (exitSeconds: Fact<number>, noticeSeconds: Fact<number>): Fact<number> =>
  combineFacts([exitSeconds, noticeSeconds], 'exit time - notice time', (exit, notice) => exit - notice);

/** A ceiling with its notice gap and counts filled in. */
export const completeCeiling = (parts: CeilingParts): SlashCeiling => {
  const { exitSeconds, services, unableCount, ...totals } = parts;
  return {
    ...totals,
    gapSeconds: noticeGap(exitSeconds, parts.noticeSeconds),
    services: services.known ? services.value : [],
    unableCount:
      unableCount ??
      mapFact(
        services,
        'services that cannot slash',
        (items) => items.filter((item) => item.state === 'unable').length,
      ),
  };
};

/** A ceiling of which nothing is known, for one reason. */
export const unknownCeiling = (why: Unknown): SlashCeiling => ({
  today: why,
  pending: why,
  latent: why,
  withinExit: why,
  noticeSeconds: why,
  gapSeconds: why,
  services: [],
  unableCount: why,
});

/** Shares of the same money added up, at most all of it; unknown absorbs. WAD. */
export const sumShares = (shares: readonly Fact<Wad>[]): Fact<Wad> => {
  const unknowns = shares.filter((share): share is Unknown => !share.known);
  if (unknowns.length > 0) return strongestUnknown(unknowns);
  return shares.length === 1 && shares[0] !== undefined
    ? shares[0]
    : combineFacts(shares, 'sum over the parts, at most everything', (...values) => minOf(sumOf(values), WAD));
};

/**
 * What services can take today at least, where the whole is not known: the largest share that one of them can take by itself. Shares of
 * several may be of the same stake, so that their sum would be no bound. Undefined where the whole is known, or nothing of it.
 */
export const leastToday = ({ today, services }: Pick<SlashCeiling, 'today' | 'services'>): Known<Wad> | undefined =>
  today.known
    ? undefined
    : services
        .flatMap(({ state, shareNow }) =>
          state === 'active' && shareNow.known && shareNow.value > 0n ? [shareNow] : [],
        )
        .reduce<Known<Wad> | undefined>((most, share) => (most && most.value >= share.value ? most : share), undefined);

/** Nearest to the money first. */
const STATES: readonly SlashState[] = ['active', 'pending', 'latent', 'unable'];

/** Several ways in which one service reaches the same money as one: the nearest of them, with all their shares. */
export const mergeServices = (ways: readonly ServiceTerms[]): ServiceTerms | undefined => {
  const nearest = ways.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state))[0];
  if (nearest === undefined || ways.length === 1) return nearest;
  return {
    ...nearest,
    shareNow: sumShares(ways.map(({ shareNow }) => shareNow)),
    shareLater: sumShares(ways.map(({ shareLater }) => shareLater)),
  };
};
