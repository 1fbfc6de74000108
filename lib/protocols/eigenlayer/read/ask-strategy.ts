import { type Fact, known, type Source, unknown } from '@/lib/core/fact';
import { sanitizeText, shortAddress } from '@/lib/core/text';
import type { Address } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape, secondsOfDate } from '../../reading/registry-fact';
import { STRATEGY_MANAGER } from '../addresses';
import { REGISTRY_DATE } from '../registry';
import { findStrategy, findStrategyOfToken, type KnownStrategy, symbolOfToken, ZERO_ADDRESS } from '../strategies';
import { durationVaultViews, pausableViews, strategyManagerViews, strategyViews, tokenViews } from '../views';

/** A duration vault's lock. `state`: 1 deposits open, 2 locked, 3 open for withdrawals. */
export type VaultReading = {
  readonly state: number;
  /** Seconds it stays locked once its admin locks it. */
  readonly duration: Fact<number>;
  /** Unix seconds; 0 while it was never locked. */
  readonly unlockAt: Fact<number>;
  readonly admin: Fact<Address>;
  readonly arbitrator: Fact<Address>;
};

/** One strategy and what is in it. */
export type StrategyReading = {
  readonly strategy: Address;
  /** What is in it; `other` for a token that is not in our list. */
  readonly kind: KnownStrategy['kind'] | 'other';
  /** Made by EigenLayer itself; anyone may make others. */
  readonly isListed: boolean;
  readonly token: Fact<Address>;
  readonly symbol: string;
  /** Symbol as the token gives it itself, sanitised: nobody vouches for it. */
  readonly isSelfNamed: boolean;
  readonly decimals: Fact<number>;
  readonly isWhitelisted: Fact<boolean>;
  readonly paused: Fact<bigint>;
  /** null: not a duration vault. */
  readonly vault: Fact<VaultReading | null>;
};

const listSource: Source = { kind: 'registry', document: 'EigenLayer strategy list', date: REGISTRY_DATE };
const listed = <T>(value: T): Fact<T> => known(value, listSource, secondsOfDate(REGISTRY_DATE));

/** Asks whether a strategy is a duration vault and how it is locked. Listed strategies are none. */
export const askVault = ({ ask }: Batch, strategy: Address): (() => Fact<VaultReading | null>) => {
  if (findStrategy(strategy)) return () => listed(null);
  const state = ask(view(durationVaultViews, strategy, 'state'));
  const duration = ask(view(durationVaultViews, strategy, 'duration'));
  const unlockAt = ask(view(durationVaultViews, strategy, 'unlockTimestamp'));
  const admin = ask(view(durationVaultViews, strategy, 'vaultAdmin'));
  const arbitrator = ask(view(durationVaultViews, strategy, 'arbitrator'));
  const token = ask(view(strategyViews, strategy, 'underlyingToken'));
  return () => {
    const answer = state();
    const rest = { duration: duration(), unlockAt: unlockAt(), admin: admin(), arbitrator: arbitrator() };
    if (answer.known) return reshape(answer, (value) => ({ state: value, ...rest }));
    // A plain strategy answers for its token and has none of these functions; where nothing answers, nothing is known.
    return Object.values(rest).some(({ known: isAnswered }) => isAnswered) ? answer : reshape(token(), () => null);
  };
};

/** Asks for a strategy's token, its place on the deposit list and its pause state. */
export const askStrategy = (
  batch: Batch,
  strategy: Address,
): (() => Omit<StrategyReading, 'symbol' | 'isSelfNamed' | 'decimals'>) => {
  const { ask } = batch;
  const vault = askVault(batch, strategy);
  const entry = findStrategy(strategy);
  if (entry?.kind === 'native') {
    // The virtual strategy of restaked ETH: there is no contract to ask.
    return () => ({
      strategy,
      kind: 'native',
      isListed: true,
      token: listed(ZERO_ADDRESS),
      isWhitelisted: listed(true),
      paused: listed(0n),
      vault: listed(null),
    });
  }
  const token = ask(view(strategyViews, strategy, 'underlyingToken'));
  const isWhitelisted = ask(
    view(strategyManagerViews, STRATEGY_MANAGER, 'strategyIsWhitelistedForDeposit', [strategy]),
  );
  const paused = ask(view(pausableViews, strategy, 'paused'));
  return () => ({
    strategy,
    kind: entry?.kind ?? kindOfToken(token()),
    isListed: entry !== undefined,
    token: token(),
    isWhitelisted: isWhitelisted(),
    paused: paused(),
    vault: vault(),
  });
};

/** Asks an unlisted strategy's token for its name; listed ones are known by ours. */
export const askToken = (
  { ask }: Batch,
  reading: ReturnType<ReturnType<typeof askStrategy>>,
): (() => StrategyReading) => {
  const entry = findStrategy(reading.strategy);
  if (entry) return () => ({ ...reading, symbol: entry.symbol, isSelfNamed: false, decimals: listed(18) });
  const symbolOfOurs = reading.token.known ? symbolOfToken(reading.token.value) : undefined;
  if (symbolOfOurs !== undefined)
    return () => ({ ...reading, symbol: symbolOfOurs, isSelfNamed: false, decimals: listed(18) });
  if (!reading.token.known) return () => nameByToken(reading, unknown('call-failed'), unknown('call-failed'));
  const symbol = ask(view(tokenViews, reading.token.value, 'symbol'));
  const decimals = ask(view(tokenViews, reading.token.value, 'decimals'));
  return () => nameByToken(reading, symbol(), decimals());
};

const kindOfToken = (token: Fact<Address>): StrategyReading['kind'] =>
  (token.known ? findStrategyOfToken(token.value)?.kind : undefined) ?? 'other';

const nameByToken = (
  reading: ReturnType<ReturnType<typeof askStrategy>>,
  symbol: Fact<string>,
  decimals: Fact<number>,
): StrategyReading => {
  const written = symbol.known ? sanitizeText(symbol.value, 24) : '';
  const address = reading.token.known ? reading.token.value : reading.strategy;
  return { ...reading, symbol: written || shortAddress(address), isSelfNamed: written !== '', decimals };
};

/** A strategy of the bundled list, or one nobody asked, without the chain. */
export const registryStrategy = (strategy: Address): StrategyReading => {
  const entry = findStrategy(strategy);
  const notRead = unknown('not-read');
  return {
    strategy,
    kind: entry?.kind ?? 'other',
    isListed: entry !== undefined,
    token: entry ? listed(entry.token) : notRead,
    symbol: entry?.symbol ?? shortAddress(strategy),
    isSelfNamed: false,
    decimals: entry ? listed(18) : notRead,
    isWhitelisted: notRead,
    paused: notRead,
    vault: entry ? listed(null) : notRead,
  };
};
