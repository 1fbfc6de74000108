import { combineFacts, type Fact, mapFact, strongestUnknown, type Unknown, unknown, valueOr } from '@/lib/core/fact';
import type { Layer } from '@/lib/core/layer';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import { address, type Claim, count, evidenceOf, type Quantity, say } from '@/lib/core/sentence';
import type { ServiceTerms, SlashCeiling } from '@/lib/core/slashing';
import { capturesWithin, repeatedCaptureShare } from '@/lib/core/symbiotic-stake';
import { shortAddress } from '@/lib/core/text';
import { type Address, type Hex, isSameAddress, minOf, shareOfUp, sumOf, WAD, type Wad } from '@/lib/core/units';
import { reshape } from '../../reading/registry-fact';
import { chainLayer, chainLayerId, tokenLayer } from '../../reading/stack';
import { MAINNET } from '../addresses';
import { PROTOCOL } from '../entities';
import {
  type EpochReading,
  identifierOf,
  networkOf,
  type PairReading,
  type SymbioticReading,
  vaultName,
} from '../reading';
import { byDesign, findNetwork, findOperator } from '../registry';
import { lowersLimits, slashableOf } from './ceiling';
import { exitSecondsOf } from './exit-plan';
import { operatorLayerId, serviceLayerId, vaultLayerId } from './layer-ids';
import { vaultClaims } from './vault-claims';

const claim = (key: string, facts: readonly Fact<unknown>[], values?: Readonly<Record<string, Quantity>>): Claim => ({
  sentence: say(`symbiotic.${key}`, values),
  evidence: evidenceOf(...facts),
});

const addUp = (losses: readonly Fact<Wad>[]): Fact<Wad> => {
  const unknowns = losses.filter((loss): loss is Unknown => !loss.known);
  if (unknowns.length > 0) return strongestUnknown(unknowns);
  return combineFacts(losses, 'sum of the losses, at most all', (...shares) => minOf(sumOf(shares), WAD));
};

/** What one network can take through one operator before an exit ends: a slash does not use up its limit, unless a hook lowers it. */
const lossOfPair = (pair: PairReading, epoch: EpochReading, exit: Fact<number>): Fact<Wad> => {
  const { slasherKind, vetoSeconds } = epoch;
  if (!slasherKind.known) return slasherKind;
  const kind = slasherKind.value;
  if (kind !== 'instant' && kind !== 'veto') return mapFact(slasherKind, '0: no slasher is set', () => 0n);
  const isVeto = kind === 'veto';
  const hasResolver = isVeto ? pair.resolver : reshape(slasherKind, () => null);
  const veto = isVeto ? vetoSeconds : reshape(slasherKind, () => 0);
  return flattenEvidence(
    combineFacts(
      [pair.promised, slashableOf(epoch), hasResolver, veto, exit, lowersLimits(epoch)],
      'captures within the exit',
      (stake, whole, resolver, seconds, window, isLowered) => {
        const slasher = { kind, hasResolver: resolver !== null, vetoSeconds: seconds };
        const captures = capturesWithin(window, slasher, isLowered);
        return repeatedCaptureShare([{ stake, captures }], whole);
      },
    ),
  );
};

const receiverClaim = (services: readonly ServiceTerms[]): Claim => {
  const [{ isRedistributing, recipient } = { isRedistributing: unknown('not-read'), recipient: undefined }] = services;
  if (recipient?.known)
    return claim(isRedistributing.known ? 'network.paysTo' : 'network.sentTo', [isRedistributing, recipient], {
      receiver: address(recipient.value),
    });
  if (!isRedistributing.known) return claim('network.receiverUnknown', []);
  return claim(isRedistributing.value ? 'network.paysSomeone' : 'network.burns', [isRedistributing]);
};

const networkClaims = (services: readonly ServiceTerms[]): Claim[] => {
  const [first] = services;
  if (!first) return [];
  const { slasher, veto, slashCount } = first;
  const claims = [
    slasher.known
      ? claim('network.middleware', [slasher], { middleware: address(slasher.value) })
      : claim(slasher.why === 'not-published' ? 'network.noMiddleware' : 'network.middlewareUnknown', []),
    claim(
      veto.known ? `network.veto.${veto.value === 'no-resolver-set' ? 'unset' : veto.value}` : 'network.veto.unknown',
      [veto],
    ),
    receiverClaim(services),
  ];
  if (slashCount.known)
    claims.push(
      slashCount.value === 0n
        ? claim('network.noSlashes', [slashCount])
        : claim('network.slashes', [slashCount], { count: count(Number(slashCount.value)) }),
    );
  return claims;
};

type Reach = { readonly subnetwork: Hex; readonly operator: Address; readonly loss: Fact<Wad> };

/** Every network and operator that reaches the vault, with what each pair can take. */
const reachesOf = (reading: SymbioticReading): readonly Reach[] => {
  const { epoch, adapters } = reading;
  if (epoch) {
    const exit = exitSecondsOf(reading);
    return valueOr(epoch.pairs, []).map((pair) => ({ ...pair, loss: lossOfPair(pair, epoch, exit) }));
  }
  return valueOr(adapters?.adapters ?? unknown('not-read'), []).flatMap(({ app }) => {
    if (!app.known || app.value === null || !adapters) return [];
    const { subnetwork, operator, slashable, isNested } = app.value;
    const taken = isNested ? unknown('not-measured', 'slashing of the vault below') : slashable;
    const loss = combineFacts([taken, adapters.totalAssets], 'slashable / totalAssets', (stake, whole) =>
      shareOfUp(minOf(stake, whole), whole),
    );
    return [{ subnetwork, operator, loss }];
  });
};

const distinct = <T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] => [
  ...items
    .reduce(
      (groups, item) => groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]),
      new Map<string, T[]>(),
    )
    .values(),
];

const serviceLayer = (reaches: readonly Reach[], services: readonly ServiceTerms[]): Layer[] => {
  const [first] = reaches;
  if (!first) return [];
  const { subnetwork } = first;
  const network = networkOf(subnetwork);
  const id = serviceLayerId(subnetwork);
  const own = services.filter((it) => it.layerId === id);
  const claims = networkClaims(own);
  const paid = own.some(({ isRedistributing }) => isRedistributing.known && isRedistributing.value);
  const number = identifierOf(subnetwork);
  const name = findNetwork(network)?.name ?? shortAddress(network);
  return [
    {
      id,
      kind: 'service',
      protocol: PROTOCOL,
      name:
        number === 0n ? name : `${name} #${number < 1_000_000n ? number : shortAddress(`0x${number.toString(16)}`)}`,
      isSelfNamed: false,
      address: network,
      chainId: MAINNET,
      restsOn: [...new Set(reaches.map(({ operator }) => operatorLayerId(operator)))],
      largestLoss: addUp(reaches.map(({ loss }) => loss)),
      marks: paid ? [{ key: 'redistributes', tone: 'notable', claim: receiverClaim(own) }] : [],
      claims,
    },
  ];
};

const operatorLayer = (reaches: readonly Reach[], vault: Address): Layer[] => {
  const [first] = reaches;
  if (!first) return [];
  const { operator } = first;
  return [
    {
      id: operatorLayerId(operator),
      kind: 'operator',
      protocol: PROTOCOL,
      name: findOperator(operator)?.name ?? shortAddress(operator),
      isSelfNamed: false,
      address: operator,
      chainId: MAINNET,
      restsOn: [vaultLayerId(vault)],
      largestLoss: addUp(reaches.map(({ loss }) => loss)),
      marks: [],
      claims: [],
    },
  ];
};

/** Places a VaultV2's assets are put that serve no network: what their failure takes is what is there. */
const placeLayers = ({ adapters, vault }: SymbioticReading): Layer[] => {
  if (!adapters || !vault) return [];
  return valueOr(adapters.adapters, []).flatMap(({ address: at, app, assets }): Layer[] =>
    app.known && app.value !== null
      ? []
      : [
          {
            id: `market:${MAINNET}:${at}`,
            kind: 'market',
            protocol: PROTOCOL,
            name: shortAddress(at),
            isSelfNamed: false,
            address: at,
            chainId: MAINNET,
            restsOn: [vaultLayerId(vault)],
            largestLoss: combineFacts([assets, adapters.totalAssets], 'assets there / totalAssets', (part, whole) =>
              shareOfUp(minOf(part, whole), whole),
            ),
            marks: [],
            claims: [claim('place.assets', [assets])],
          },
        ],
  );
};

/** The stack from the networks down to the chain. */
export const layersOf = (reading: SymbioticReading, { services }: SlashCeiling): Layer[] => {
  const { vault, token } = reading;
  const chain = chainLayer(MAINNET);
  if (vault === undefined) return [chain];
  const reaches = reachesOf(reading);
  const under = tokenLayer({ ...token, chainId: MAINNET, claims: [] });
  const own: Layer = {
    id: vaultLayerId(vault),
    kind: 'restaking',
    protocol: PROTOCOL,
    name: vaultName(vault) ?? shortAddress(vault),
    isSelfNamed: false,
    address: vault,
    chainId: MAINNET,
    restsOn: [under?.id ?? chainLayerId(MAINNET)],
    // A fault of its code, or of who sets its limits, can take everything.
    largestLoss: byDesign(WAD),
    marks: [],
    claims: vaultClaims(reading),
  };
  const isShort = under && isSameAddress(under.address ?? '', vault);
  return [
    ...distinct(reaches, ({ subnetwork }) => subnetwork).flatMap((group) => serviceLayer(group, services)),
    ...placeLayers(reading),
    ...distinct(reaches, ({ operator }) => operator.toLowerCase()).flatMap((group) => operatorLayer(group, vault)),
    own,
    ...(under && !isShort ? [under] : []),
    chain,
  ];
};
