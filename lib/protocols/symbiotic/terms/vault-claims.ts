import { type Source, valueOr } from '@/lib/core/fact';
import { address, type Claim, duration, evidenceOf, percent, type Quantity, say, text } from '@/lib/core/sentence';
import { isSameAddress } from '@/lib/core/units';
import { DEAD_ADDRESSES, UNWRAPPING_BURNERS } from '../addresses';
import type { AdapterVaultState, EpochReading, SymbioticReading } from '../reading';
import { contractsSource, curatorOf, findVault, namesSource } from '../registry';
import { lowersLimits } from './ceiling';

const claim = (key: string, evidence: readonly Source[], values?: Readonly<Record<string, Quantity>>): Claim => ({
  sentence: say(`symbiotic.vault.${key}`, values),
  evidence,
});

const slasherClaim = ({ slasherKind, vetoSeconds }: EpochReading): Claim => {
  if (!slasherKind.known) return claim('slasherUnknown', []);
  const evidence = evidenceOf(slasherKind);
  if (slasherKind.value === 'fixed-none') return claim('noSlasher', evidence);
  if (slasherKind.value === 'open') return claim('openSlasher', evidence);
  if (slasherKind.value === 'instant') return claim('instantSlasher', evidence);
  return vetoSeconds.known
    ? claim('vetoSlasher', evidenceOf(slasherKind, vetoSeconds), { duration: duration(vetoSeconds.value) })
    : claim('vetoSlasherUntimed', evidence);
};

/** How the delegator shares the same stake out. */
const delegatorClaim = ({ delegatorType }: EpochReading): Claim => {
  if (!delegatorType.known) return claim('delegatorUnknown', []);
  const keys = ['delegatorNetworks', 'delegatorFull', 'delegatorOperator', 'delegatorSingle'];
  return claim(keys[Number(delegatorType.value)] ?? 'delegatorUnknown', evidenceOf(delegatorType));
};

const hookClaims = (epoch: EpochReading): Claim[] => {
  const { hook } = epoch;
  if (!hook.known || hook.value === null) return [];
  const key = valueOr(lowersLimits(epoch), false) ? 'hookLowers' : 'hookOther';
  return [claim(key, evidenceOf(hook), { hook: address(hook.value) })];
};

/** Where slashed funds go in general; a network or operator may have its own receiver. */
const burnerClaim = ({ burner, router }: EpochReading): Claim => {
  if (!burner.known || !router.known) return claim('burnerUnknown', []);
  const evidence = evidenceOf(burner, router);
  const { value } = burner;
  if ([...DEAD_ADDRESSES, ...UNWRAPPING_BURNERS].some((it) => isSameAddress(it, value)))
    return claim('burned', evidence);
  if (router.value === null) return claim('burnerOther', evidence, { burner: address(value) });
  const { owner, delaySeconds } = router.value;
  return claim('router', evidence, { owner: address(owner), delay: duration(delaySeconds) });
};

const ownerClaim = ({ owner }: Pick<EpochReading, 'owner'>): Claim => {
  if (!owner.known) return claim('ownerUnknown', []);
  return owner.value === null
    ? claim('fixedCode', evidenceOf(owner))
    : claim('upgradable', evidenceOf(owner), { owner: address(owner.value) });
};

const epochClaims = (epoch: EpochReading): Claim[] => {
  const canSlash = !(epoch.slasherKind.known && epoch.slasherKind.value === 'fixed-none');
  return [
    slasherClaim(epoch),
    delegatorClaim(epoch),
    ...hookClaims(epoch),
    ...(canSlash
      ? [burnerClaim(epoch), claim('limitsAtOnce', [contractsSource]), claim('lateShare', [contractsSource])]
      : []),
    ownerClaim(epoch),
  ];
};

const YEAR_SECONDS = 31_536_000n;

const adapterClaims = (vault: AdapterVaultState): Claim[] => {
  const { managementFee, performanceFee } = vault;
  const fees =
    managementFee.known && performanceFee.known
      ? claim('fees', evidenceOf(managementFee, performanceFee), {
          management: percent(managementFee.value * YEAR_SECONDS),
          performance: percent(performanceFee.value),
        })
      : claim('feesUnknown', []);
  return [claim('adaptersAtOnce', [contractsSource]), claim('noVeto', [contractsSource]), fees, ownerClaim(vault)];
};

/** What is to be said of the vault itself. */
export const vaultClaims = ({ vault, epoch, adapters, kind }: SymbioticReading): Claim[] => {
  const listed = vault && findVault(vault);
  const curator = curatorOf(listed);
  const claims: Claim[] = [];
  if (curator !== undefined) claims.push(claim('curator', [namesSource], { curator: text(curator) }));
  if (!listed && vault) claims.push(claim('unlisted', [namesSource]));
  if (listed?.network === 'Cap') claims.push(claim('credit', [namesSource]));
  if (kind.known && kind.value === 'collateral') claims.push(claim('collateral', [contractsSource]));
  if (epoch) claims.push(...epochClaims(epoch));
  if (adapters) claims.push(...adapterClaims(adapters));
  return claims;
};
