import type { Address } from 'viem';
import { formatAmount } from '@/components/ui/format';
import { isAlarming } from '@/lib/core/interruption';
import type { Protocol } from '@/lib/protocols/contract';
import { protocols } from '@/lib/protocols/registry';
import { demoHost, demoPath } from '../demo/hosts';
import { callOfCase, type FixtureCase, intentsOfCase, ownCases, urlsOf } from '../protocols/conformance/folders';
import type { TransactionRequest } from './requests';

/** A deposit as a page would ask for it, and what the sheet must name. */
export interface DepositCase {
  readonly request: TransactionRequest;
  /** Contracts it reaches: the one called, and the vault or token behind it. */
  readonly entrances: readonly Address[];
  /** Amount with its asset, or the asset where the call says no amount; as a surface renders it. */
  readonly what: string;
}

/** A protocol on the page where deposits into it are made. */
export interface Depositing {
  readonly protocol: Protocol;
  readonly url: string;
  /** The protocol has a page of its own; else another's has to do. */
  readonly isOwnPage: boolean;
  readonly cases: readonly DepositCase[];
}

/** Amounts below this say nothing to a person. Base units. */
const NOTICEABLE = 10n ** 15n;

/** Text with single spaces, as the surfaces are read. */
export const tidy = (text: string): string => text.replaceAll(/[\s\u2009\u202f\u00a0]+/g, ' ');

const intentOf = (item: FixtureCase, id: string) =>
  intentsOfCase(item).find((intent) => intent.protocol === id && intent.action === 'deposit');

const depositsOf = (id: string): readonly FixtureCase[] =>
  ownCases(id).filter((item) => item.typedData === undefined && item.chainId === 1 && intentOf(item, id));

/** Deposits, the plainest first: nothing wrong with it, and of an amount. */
const plainestFirst = (id: string): readonly FixtureCase[] =>
  depositsOf(id)
    .map((item) => {
      const intent = intentOf(item, id);
      return { item, rank: (intent && isAlarming(intent) ? 0 : 2) + ((intent?.amount ?? 0n) >= NOTICEABLE ? 1 : 0) };
    })
    .sort((a, b) => b.rank - a.rank)
    .map(({ item }) => item);

/** The same account asks and gets: the recorded one gives its place to the wallet's. */
const asAskedBy = (account: Address, item: FixtureCase): TransactionRequest => {
  const { to, data, value, from } = callOfCase(item);
  if (to === undefined) throw new Error(`${item.id} calls nothing`);
  const own = from ? data.toLowerCase().replaceAll(from.slice(2).toLowerCase(), account.slice(2).toLowerCase()) : data;
  return { from: account, to, data: own as TransactionRequest['data'], value: `0x${value.toString(16)}` };
};

const caseOf = (protocol: Protocol, account: Address, item: FixtureCase): DepositCase | undefined => {
  const intent = intentOf(item, protocol.id);
  if (intent === undefined) return undefined;
  const { asset, amount, amountKind } = item.expected as { asset: string; amount?: string; amountKind?: string };
  const isCounted = amount !== undefined && amountKind !== 'shares' && amountKind !== 'tokenId';
  return {
    request: asAskedBy(account, item),
    entrances: [intent.contract, ...(intent.target === undefined ? [] : [intent.target])],
    what: isCounted ? tidy(formatAmount(BigInt(amount), intent.assetDecimals ?? 18, asset, 'en')) : asset,
  };
};

/** Protocols that take deposits, each with its page and its deposits, the plainest first. */
export const depositors = (account: Address): readonly Depositing[] =>
  protocols.flatMap((protocol) => {
    const cases = plainestFirst(protocol.id).flatMap((item) => caseOf(protocol, account, item) ?? []);
    const [url] = urlsOf(protocol.id).deposit;
    const page = url ?? `https://${demoHost}${demoPath}`;
    return cases.length === 0 ? [] : [{ protocol, url: page, isOwnPage: url !== undefined, cases }];
  });

/** Protocols that are recognised by their pages alone. */
export const pagesOnly: readonly { readonly protocol: Protocol; readonly url: string }[] = protocols
  .filter(({ kind }) => kind === 'pages-only')
  .flatMap((protocol) => urlsOf(protocol.id).deposit.map((url) => ({ protocol, url })));
