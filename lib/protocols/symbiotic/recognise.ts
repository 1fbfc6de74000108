import { type Fact, valueOr } from '@/lib/core/fact';
import { sanitizeText } from '@/lib/core/text';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { Entity, ReadContext } from '../contract';
import { type Batch, createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { COLLATERAL_FACTORY, MAINNET, REWARDS_FACTORIES, VAULT_FACTORY } from './addresses';
import { type Kind, PROTOCOL } from './entities';
import { findToken } from './registry';
import {
  adapterVaultViews,
  collateralViews,
  queueViews,
  registryViews,
  rewardsViews,
  tokenViews,
  vaultViews,
} from './views';

/** What the factories and the contract itself answer about one address. */
type Answers = {
  readonly address: Address;
  readonly kind: Kind | undefined;
  readonly token: Address | undefined;
  /** What a queue or rewards contract says its vault is. */
  readonly vault: Address | undefined;
};

/** A version after these is a vault whose form nobody here knows. */
const KIND_OF_VERSION: Readonly<Record<string, Kind>> = { '1': 'vault', '2': 'vault-token', '3': 'vault-v2' };

const isTrue = (fact: Fact<boolean>): boolean => valueOr(fact, false);

const askAbout = ({ ask }: Batch, address: Address): (() => Answers) => {
  const isEntity = (factory: Address) => ask(view(registryViews, factory, 'isEntity', [address]));
  const isVault = isEntity(VAULT_FACTORY);
  const isCollateral = isEntity(COLLATERAL_FACTORY);
  const isRewards = REWARDS_FACTORIES.map(isEntity);
  const version = ask(view(vaultViews, address, 'version'));
  const collateral = ask(view(vaultViews, address, 'collateral'));
  const asset = ask(view(collateralViews, address, 'asset'));
  const ofQueue = ask(view(queueViews, address, 'vault'));
  const ofRewards = ask(view(rewardsViews, address, 'VAULT'));
  return () => {
    const made = isTrue(isVault()) ? (KIND_OF_VERSION[String(valueOr(version(), 0n))] ?? 'vault-listed') : undefined;
    const paid = isRewards.some((answer) => isTrue(answer())) ? 'rewards' : undefined;
    const kind = made ?? (isTrue(isCollateral()) ? 'collateral' : paid);
    const token = kind === 'vault' || kind === 'vault-token' ? collateral() : asset();
    return {
      address,
      kind,
      token: kind === undefined || kind === 'rewards' ? undefined : valueOr(token, undefined),
      vault: kind === undefined ? valueOr(ofQueue(), undefined) : valueOr(ofRewards(), undefined),
    };
  };
};

/** A queue is one only where a vault of the factory says that it is its own. */
const askQueue = ({ ask }: Batch, { address, vault }: Answers): (() => Answers | undefined) => {
  if (!vault) return () => undefined;
  const isVault = ask(view(registryViews, VAULT_FACTORY, 'isEntity', [vault]));
  const queue = ask(view(adapterVaultViews, vault, 'withdrawalQueue'));
  const asset = ask(view(adapterVaultViews, vault, 'asset'));
  return () => {
    const own = valueOr(queue(), undefined);
    if (!isTrue(isVault()) || !own || !isSameAddress(own, address)) return undefined;
    return { address, kind: 'queue', token: valueOr(asset(), undefined), vault };
  };
};

const askName = ({ ask }: Batch, token: Address | undefined): (() => Readonly<Record<string, string>>) => {
  if (!token || findToken(token)?.decimals !== undefined) return () => ({});
  const symbol = ask(view(tokenViews, token, 'symbol'));
  const decimals = ask(view(tokenViews, token, 'decimals'));
  return () => {
    const written = sanitizeText(valueOr(symbol(), ''), 24);
    const places = valueOr(decimals(), undefined);
    return written === '' || places === undefined ? {} : { symbol: written, decimals: String(places) };
  };
};

/**
 * Which of the addresses are vaults, collaterals, queues or reward contracts of Symbiotic's factories. One round trip; a second one where
 * a queue or an unlisted token is among them.
 * @throws ReadFailedError when the chain does not answer.
 */
export const entitiesAmong = async (
  context: ReadContext,
  addresses: readonly Address[],
): Promise<readonly Entity[]> => {
  if (context.chainId !== MAINNET || addresses.length === 0) return [];
  const first = createBatch();
  const open = addresses.map((address) => askAbout(first, address));
  const point = await first.send(context);
  const answers = open.map((answer) => answer());

  const second = createBatch();
  const queues = answers.filter(({ kind }) => kind === undefined).map((it) => askQueue(second, it));
  const named = answers
    .filter(({ kind }) => kind !== undefined)
    .map((it) => ({ it, nameOf: askName(second, it.token) }));
  await second.send(context, point);

  const entityOf = ({ address, kind, token, vault }: Answers, name: Readonly<Record<string, string>>): Entity[] =>
    kind === undefined
      ? []
      : [
          {
            protocol: PROTOCOL,
            chainId: MAINNET,
            address,
            kind,
            traits: { ...name, ...(token ? { token } : {}), ...(vault ? { vault } : {}) },
          },
        ];
  return [
    ...named.flatMap(({ it, nameOf }) => entityOf(it, nameOf())),
    ...queues.flatMap((answer) => {
      const queue = answer();
      return queue ? entityOf(queue, {}) : [];
    }),
  ];
};
