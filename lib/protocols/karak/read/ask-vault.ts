import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import { sanitizeText } from '@/lib/core/text';
import { type Address, isSameAddress, maxOf, sumOf } from '@/lib/core/units';
import type { ReadContext } from '../../contract';
import { type Batch, createBatch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape } from '../../reading/registry-fact';
import type { PlainVault, ServiceReading, StakedVault } from '../reading';
import { findVault, type KarakChain, symbolOfToken } from '../registry';
import {
  coreViews,
  delegationSupervisorViews,
  tokenViews,
  vaultSupervisorViews,
  vaultV1Views,
  vaultV2Views,
} from '../views';
import { readSlashes } from './read-slashes';
import { readSlots, slotsOf } from './slots';

const ZERO: Address = '0x0000000000000000000000000000000000000000';
/** HUNDRED_PERCENT_WAD: what each staked service adds to a vault's leverage. */
const HUNDRED_PERCENT = 100n * 10n ** 18n;

/** Asks which generation a vault is of. null: Core did not make it and the supervisor does not keep it. */
export const askKind = ({ ask }: Batch, chain: KarakChain, vault: Address): (() => Fact<'v1' | 'v2' | null>) => {
  const made = chain.core && ask(view(coreViews, chain.core, 'implementation', [vault]));
  const kept = ask(view(vaultSupervisorViews, chain.vaultSupervisor, 'getVaults'));
  return () => {
    const core = made?.();
    if (core?.known && !isSameAddress(core.value, ZERO)) return reshape(core, () => 'v2');
    const plain = reshape(kept(), (list): 'v1' | null => (list.some((it) => isSameAddress(it, vault)) ? 'v1' : null));
    return plain.known && plain.value === null && core && !core.known ? core : plain;
  };
};

/** Asks for what V1 says about a vault: the wait, pauses, and what it still takes. */
export const askPlain = ({ ask }: Batch, chain: KarakChain, vault: Address | undefined): (() => PlainVault) => {
  const exit = chain.delegationSupervisor;
  const delay = exit && ask(view(delegationSupervisorViews, exit, 'withdrawalDelay'));
  const exitPaused = exit && ask(view(delegationSupervisorViews, exit, 'paused'));
  const paused = ask(view(vaultSupervisorViews, chain.vaultSupervisor, 'paused'));
  const vaultPaused = vault && ask(view(vaultV1Views, vault, 'paused'));
  const limit = vault && ask(view(vaultV1Views, vault, 'assetLimit'));
  const total = vault && ask(view(vaultV1Views, vault, 'totalAssets'));
  const unasked = unknown('not-read');
  return () => {
    const own = vaultPaused?.() ?? unasked;
    const either = (first: Fact<boolean>): Fact<boolean> =>
      first.known && first.value ? first : combineFacts([first, own], 'either is paused', (a, b) => a || b);
    return {
      withdrawalDelay: delay?.() ?? unasked,
      isDepositPaused: either(paused()),
      isExitPaused: either(exitPaused?.() ?? unasked),
      room: combineFacts([limit?.() ?? unasked, total?.() ?? unasked], 'limit - total assets', (most, held) =>
        maxOf(most - held, 0n),
      ),
    };
  };
};

/** A vault's token, with the name it goes by. */
export type TokenReading = { readonly token: Fact<Address>; readonly symbol?: string; readonly isSelfNamed: boolean };

const askToken = ({ ask }: Batch, token: Fact<Address>, chainId: number): (() => TokenReading) => {
  const listed = token.known ? symbolOfToken(token.value, chainId) : undefined;
  if (!token.known || listed !== undefined)
    return () => ({ token, isSelfNamed: false, ...(listed === undefined ? {} : { symbol: listed }) });
  const symbol = ask(view(tokenViews, token.value, 'symbol'));
  return () => {
    const answer = symbol();
    const written = answer.known ? sanitizeText(answer.value, 24) : '';
    return { token, isSelfNamed: written !== '', ...(written === '' ? {} : { symbol: written }) };
  };
};

/** Reads the token of a V1 vault, in one round trip at most. */
export const readToken = async (
  context: ReadContext,
  point: ReadPoint,
  token: Fact<Address>,
): Promise<TokenReading> => {
  const batch = createBatch();
  const named = askToken(batch, token, context.chainId);
  await batch.send(context, point);
  return named();
};

/** Asks for a V2 vault's own words: asset, operator, pauses, and how many services it is staked to. */
export const askConfig = ({ ask }: Batch, core: Address, vault: Address) => ({
  config: ask(view(vaultV2Views, vault, 'vaultConfig')),
  paused: ask(view(vaultV2Views, vault, 'pausedMap')),
  leverage: ask(view(coreViews, core, 'getLeverage', [vault])),
});

/** Asset of a listed V1 vault, or what the vault itself says. */
export const askAsset = ({ ask }: Batch, vault: Address, chainId: number): (() => Fact<Address>) => {
  const answer = ask(view(vaultV1Views, vault, 'asset'));
  return () => {
    const said = answer();
    const known = findVault(vault, chainId);
    return said.known || !known ? said : unknown('call-failed', known.asset);
  };
};

/**
 * Reads who can slash a V2 vault, and who did slash, in two round trips. The list of services comes out of storage; it counts only where the operator's vaults
 * and the vault's leverage, which have views, agree with it.
 */
export const readStaked = async (
  context: ReadContext,
  point: ReadPoint,
  core: Address,
  vault: Address,
  asked: ReturnType<typeof askConfig>,
): Promise<{ readonly staked: StakedVault; readonly token: TokenReading }> => {
  const config = asked.config();
  const operator = reshape(config, (value) => value.operator);
  const token = reshape(config, (value) => value.asset);
  const second = createBatch();
  const words = config.known
    ? second.ask(view(coreViews, core, 'extSloads', [slotsOf(config.value.operator, vault, config.value.asset)]))
    : undefined;
  const vaults = config.known
    ? second.ask(view(coreViews, core, 'getOperatorVaults', [config.value.operator]))
    : undefined;
  const named = askToken(second, token, context.chainId);
  const [, slashes] = await Promise.all([second.send(context, point), readSlashes(context, point, core)]);

  const raw = combineFacts(
    [words?.() ?? unknown('not-read'), vaults?.() ?? unknown('not-read')],
    'storage',
    (list, own) => ({
      slots: readSlots(list),
      own: BigInt(own.length),
    }),
  );
  const isSound = raw.known && raw.value.slots?.vaultCount === raw.value.own;
  const { slots } = raw.known ? raw.value : { slots: undefined };
  const slotFact = raw.known && (!isSound || !slots) ? unknown('disputed', 'storage of Core') : raw;

  const third = createBatch();
  const each =
    config.known && isSound && slots
      ? slots.services.map((dss) => ({
          dss,
          max: third.ask(view(coreViews, core, 'getDssMaxSlashablePercentageWad', [dss])),
          staked: third.ask(view(coreViews, core, 'fetchVaultsStakedInDSS', [config.value.operator, dss])),
        }))
      : [];
  await third.send(context, point);
  const services = each.map(
    ({ dss, max, staked }): ServiceReading => ({
      dss,
      maxPercentWad: max(),
      isStaked: reshape(staked(), (list) => list.some((it) => isSameAddress(it, vault))),
      slashCount: reshape(slashes, (list) => BigInt(list.filter((it) => isSameAddress(it, dss)).length)),
    }),
  );
  const checked = combineFacts(
    [asked.leverage(), slotFact, ...services.map(({ isStaked }) => isStaked)] as const,
    'services of the operator, as many staked to as the leverage says',
    (leverage, _, ...staked) =>
      sumOf(staked.map((it) => (it === true ? HUNDRED_PERCENT : 0n))) === leverage ? services : undefined,
  );
  return {
    staked: {
      operator,
      slots: slotFact.known && slots ? reshape(slotFact, () => slots) : (slotFact as StakedVault['slots']),
      services:
        checked.known && checked.value === undefined
          ? unknown('disputed', 'leverage against storage of Core')
          : mapFact(checked, 'services of the operator', (list) => list ?? []),
      paused: asked.paused(),
    },
    token: named(),
  };
};
