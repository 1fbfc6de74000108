import type { Address } from 'viem';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { encodeJson } from '@/lib/core/json';
import type { Report } from '@/lib/core/report';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import { assessPage } from '@/lib/portfolio/assess-page';
import { assessNow } from '@/lib/portfolio/assess-request';
import { createDeps } from '@/lib/portfolio/create-deps';
import { loadPortfolio } from '@/lib/portfolio/load-portfolio';
import { readTermsNow } from '@/lib/portfolio/read-terms';
import type { Protocol } from '@/lib/protocols/contract';
import { protocols } from '@/lib/protocols/registry';
import { settingsItem } from '@/lib/storage/settings';
import { core, type LiquidStakingSymbol, liquidStaking, liquidStakingOf } from '../chain/addresses';
import { type LocalMainnet, startLocalMainnet } from '../chain/local-mainnet';
import { namedAddress, tokenMinter } from '../chain/place';
import { intentsOfCase, ownCases, urlsOf } from '../protocols/conformance/folders';
import { judged, type Line, unmeasured } from './line';
import { countTripsTo, type TripCounter } from './offline';
import type { StoredState } from './popup';

const TERMS_TRIPS = 3;
const PORTFOLIO_TRIPS = 5;
const POSITIONS = 50;

/** One thing a person may ask about: its terms are read as the extension reads them. */
type Target = { readonly name: string; readonly read: () => Promise<Pick<Report, 'stage' | 'terms'> | null> };

const pagesOf = ({ id }: Protocol, account: Address): Target[] =>
  urlsOf(id).deposit.map((url) => ({
    name: url,
    read: () => assessPage({ url, account, advertised: [], limits: DEFAULT_LIMITS }, true, createDeps()),
  }));

const requestsOf = ({ id }: Protocol, account: Address): Target[] =>
  ownCases(id)
    .filter(({ chainId }) => chainId === 1)
    .map((item) => ({ item, intents: intentsOfCase(item) }))
    .filter(({ intents }) => intents.some(({ protocol }) => protocol === id))
    .map(({ item, intents }) => ({
      name: item.id,
      read: async () => {
        const request = { id: item.id, intents, account, advertised: [], host: '', limits: DEFAULT_LIMITS };
        return (await assessNow({ ...request, setting: 'always' }, createDeps())).report;
      },
    }));

/** Nothing in particular, and each contract of the protocol: for those that have neither page nor request. */
const contractsOf = (protocol: Protocol, owner: Address): Target[] =>
  [undefined, ...protocol.contracts(1)].map((target) => ({
    name: target ?? 'nothing in particular',
    read: () => readTermsNow(protocol, 1, { owner, ...(target && { target }) }, undefined, createDeps()),
  }));

/** True when something in it was read from a contract: a reader that finds no contract may stop early, and its count says little. */
const isReadFromChain = ({ terms }: Pick<Report, 'terms'>): boolean => encodeJson(terms).includes('"kind":"onchain"');

const benchTerms = async (protocol: Protocol, account: Address, trips: TripCounter): Promise<Line> => {
  const what = `round trips: live terms of one target, ${protocol.name}`;
  if (protocol.kind === 'pages-only') return judged(what, 'none, it has pages only', `≤ ${TERMS_TRIPS}`, true);
  const read: { readonly name: string; readonly count: number; readonly again: number; readonly isThere: boolean }[] =
    [];
  const targets = [pagesOf, requestsOf, contractsOf].flatMap((list) => list(protocol, account));
  for (const target of targets) {
    trips();
    const report = await target.read();
    const count = trips();
    if (report?.stage !== 'live') continue;
    // Once read it is known where a wrapper's money was.
    await target.read();
    read.push({ name: target.name, count, again: trips(), isThere: isReadFromChain(report) });
  }
  const [worst] = read.sort((a, b) => b.count - a.count);
  if (worst === undefined) return unmeasured(what, 'nothing of it has live terms');
  const again = Math.max(...read.map((item) => item.again));
  const next = again < worst.count ? `, ${again} from the second time on` : '';
  const measured = `${worst.count} at most over ${read.length} pages, requests and contracts${next}`;
  const most = worst.count > 1 ? `the most for ${worst.name}` : undefined;
  const comparison =
    read.some(({ isThere }) => isThere) || worst.count === 0 ? most : 'none of its contracts is on the local mainnet';
  return judged(what, measured, `≤ ${TERMS_TRIPS}`, worst.count <= TERMS_TRIPS, comparison);
};

/** Gives an account a deposit, its tokens minted first. */
const deposit = async ({ protocol }: LocalMainnet, staker: Address, symbol: LiquidStakingSymbol): Promise<void> => {
  const { token, strategy } = liquidStakingOf(symbol);
  const amount = 10n ** 18n;
  const [contract, functionName] = symbol === 'stETH' ? ['StakedEther', 'transfer'] : ['Token', 'mint'];
  await protocol.send({ from: tokenMinter, contract, functionName, args: [staker, amount], to: token });
  const spender = core.strategyManager;
  await protocol.send({ from: staker, contract: 'Token', functionName: 'approve', args: [spender, amount], to: token });
  const args = [strategy, token, amount];
  await protocol.send({ from: staker, contract: 'StrategyManager', functionName: 'depositIntoStrategy', args });
};

const benchPortfolio = async (chain: LocalMainnet, trips: TripCounter): Promise<Line> => {
  const symbols = liquidStaking.map(({ symbol }) => symbol).filter((symbol) => symbol !== 'OETH');
  const accounts = Array.from({ length: Math.ceil(POSITIONS / symbols.length) }, (_, index) =>
    namedAddress(`bench ${index}`),
  );
  const { northwind, longHorizon } = chain.seed.operators;
  const approval = { signature: '0x', expiry: 0n };
  for (const [index, from] of accounts.entries()) {
    for (const symbol of symbols) await deposit(chain, from, symbol);
    const args = [(index % 2 ? northwind : longHorizon).address, approval, `0x${'00'.repeat(32)}`];
    await chain.protocol.send({ from, contract: 'DelegationManager', functionName: 'delegateTo', args });
  }
  await settingsItem.update((settings) => ({ ...settings, accounts }));
  trips();
  const { positions, trouble } = await loadPortfolio(createDeps());
  const count = trips();
  const what = `round trips: portfolio of ${positions.length} positions of ${accounts.length} accounts, ${protocols.length} protocols`;
  if (trouble !== null || positions.length < POSITIONS) {
    return unmeasured(what, trouble ?? `${POSITIONS} positions were deposited`);
  }
  return judged(what, String(count), `≤ ${PORTFOLIO_TRIPS}`, count <= PORTFOLIO_TRIPS);
};

/** What the extension sends to a chain's endpoints, counted on the local mainnet; and what it has stored in the end, for the popup's lines. */
export const benchRoundTrips = async (): Promise<{ readonly lines: Line[]; readonly state: StoredState }> => {
  const chain = await startLocalMainnet();
  try {
    const trips = countTripsTo(chain.rpcUrl);
    const lines: Line[] = [];
    for (const protocol of protocols) lines.push(await benchTerms(protocol, chain.seed.accounts.depositor, trips));
    lines.push(await benchPortfolio(chain, trips));
    return { lines, state: await fakeBrowser.storage.local.get() };
  } finally {
    await chain.stop();
  }
};
