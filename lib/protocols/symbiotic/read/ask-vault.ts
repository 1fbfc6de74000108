import { combineFacts, type Fact, unknown, valueOr } from '@/lib/core/fact';
import { sanitizeText } from '@/lib/core/text';
import { type Address, maxOf } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape } from '../../reading/registry-fact';
import { COLLATERAL_FACTORY, VAULT_FACTORY, ZERO } from '../addresses';
import type { Kind } from '../entities';
import type { DoorReading, TokenReading } from '../reading';
import { findToken } from '../registry';
import { adapterVaultViews, collateralViews, queueViews, registryViews, tokenViews, vaultViews } from '../views';

const KIND_OF_VERSION: Readonly<Record<string, Kind>> = { '1': 'vault', '2': 'vault-token', '3': 'vault-v2' };

/** null for the zero address. */
export const orNull = (fact: Fact<Address>): Fact<Address | null> =>
  reshape(fact, (value) => (value === ZERO ? null : value));

/** Asks what a contract is: the factories say whether it is theirs, the vault itself of which version. null: not theirs. */
export const askKind = ({ ask }: Batch, address: Address): (() => Fact<Kind | null>) => {
  const isVault = ask(view(registryViews, VAULT_FACTORY, 'isEntity', [address]));
  const isCollateral = ask(view(registryViews, COLLATERAL_FACTORY, 'isEntity', [address]));
  const version = ask(view(vaultViews, address, 'version'));
  return () => {
    const made = isVault();
    if (made.known && made.value)
      return combineFacts([made, version()], 'version of a vault of the factory', (_, it) => {
        return KIND_OF_VERSION[String(it)] ?? 'vault-listed';
      });
    const wrapped = isCollateral();
    if (wrapped.known && wrapped.value) return reshape(wrapped, () => 'collateral');
    return combineFacts([made, wrapped], 'in neither factory', () => null);
  };
};

/** What one contract says about itself, whichever form of vault it is; foreign views just fail. */
export const askBasics = ({ ask }: Batch, vault: Address, owner: Address | undefined) => ({
  collateral: ask(view(vaultViews, vault, 'collateral')),
  asset: ask(view(collateralViews, vault, 'asset')),
  owner: ask(view(vaultViews, vault, 'owner')),
  burner: ask(view(vaultViews, vault, 'burner')),
  delegator: ask(view(vaultViews, vault, 'delegator')),
  slasher: ask(view(vaultViews, vault, 'slasher')),
  isSlasherFixed: ask(view(vaultViews, vault, 'isSlasherInitialized')),
  startedAt: ask(view(vaultViews, vault, 'epochDurationInit')),
  epochSeconds: ask(view(vaultViews, vault, 'epochDuration')),
  currentEpoch: ask(view(vaultViews, vault, 'currentEpoch')),
  active: ask(view(vaultViews, vault, 'activeStake')),
  hasWhitelist: ask(view(vaultViews, vault, 'depositWhitelist')),
  isListed: owner ? ask(view(vaultViews, vault, 'isDepositorWhitelisted', [owner])) : () => unknown('not-read'),
  hasLimit: ask(view(vaultViews, vault, 'isDepositLimit')),
  limit: ask(view(vaultViews, vault, 'depositLimit')),
  totalAssets: ask(view(adapterVaultViews, vault, 'totalAssets')),
  withdrawable: ask(view(adapterVaultViews, vault, 'withdrawable')),
  queue: ask(view(adapterVaultViews, vault, 'withdrawalQueue')),
  /** A queue says whose it is. */
  ofVault: ask(view(queueViews, vault, 'vault')),
  managementFee: ask(view(adapterVaultViews, vault, 'managementFee')),
  performanceFee: ask(view(adapterVaultViews, vault, 'performanceFee')),
});

export type Basics = ReturnType<typeof askBasics>;

/** The limit is compared with what is held (active stake, or all assets), without exits. */
export const doorOf = (basics: Basics, held: Fact<bigint>): DoorReading => {
  const hasLimit = basics.hasLimit();
  return {
    hasWhitelist: basics.hasWhitelist(),
    isListed: basics.isListed(),
    room:
      hasLimit.known && !hasLimit.value
        ? reshape(hasLimit, () => null)
        : combineFacts([hasLimit, basics.limit(), held], 'limit - held', (_, most, amount) => maxOf(most - amount, 0n)),
  };
};

/** Asks for the name and decimals of a token; registry names come first. */
export const askToken = ({ ask }: Batch, address: Fact<Address>): (() => TokenReading) => {
  if (!address.known) return () => ({ address, isSelfNamed: false, decimals: address });
  const symbol = ask(view(tokenViews, address.value, 'symbol'));
  const decimals = ask(view(tokenViews, address.value, 'decimals'));
  const listed = findToken(address.value)?.symbol;
  return () => {
    const written = sanitizeText(valueOr(symbol(), ''), 24);
    const name = listed ?? (written === '' ? undefined : written);
    return {
      address,
      isSelfNamed: listed === undefined && name !== undefined,
      ...(name === undefined ? {} : { symbol: name }),
      decimals: decimals(),
    };
  };
};
