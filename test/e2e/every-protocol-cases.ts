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
  readonly protocol: Protocol;
  readonly url: string;
  /** The protocol has a page of its own. */
  readonly isOwnPage: boolean;
  readonly request: TransactionRequest;
  /** Amount with its asset, or the asset where the call says no amount; as a surface renders it. */
  readonly what: string;
}

/** Amounts below this say nothing to a person. Base units. */
const NOTICEABLE = 10n ** 15n;

/** Text with single spaces, as the surfaces are read. */
export const tidy = (text: string): string => text.replaceAll(/[\s\u2009\u202f\u00a0]+/g, ' ');

const intentOf = (item: FixtureCase, id: string) =>
  intentsOfCase(item).find((intent) => intent.protocol === id && intent.action === 'deposit');

const depositsOf = (id: string): readonly FixtureCase[] =>
  ownCases(id).filter((item) => item.typedData === undefined && item.chainId === 1 && intentOf(item, id));

/** The plainest deposit: nothing wrong with it, and of an amount. */
const plainest = (id: string): FixtureCase | undefined => {
  const ranked = depositsOf(id).map((item) => {
    const intent = intentOf(item, id);
    return { item, rank: (intent && isAlarming(intent) ? 0 : 2) + ((intent?.amount ?? 0n) >= NOTICEABLE ? 1 : 0) };
  });
  return ranked.sort((a, b) => b.rank - a.rank)[0]?.item;
};

/** The same account asks and gets: the recorded one gives its place to the wallet's. */
const asAskedBy = (account: Address, item: FixtureCase): TransactionRequest => {
  const { to, data, value, from } = callOfCase(item);
  if (to === undefined) throw new Error(`${item.id} calls nothing`);
  const own = from ? data.toLowerCase().replaceAll(from.slice(2).toLowerCase(), account.slice(2).toLowerCase()) : data;
  return { from: account, to, data: own as TransactionRequest['data'], value: `0x${value.toString(16)}` };
};

const caseOf = (protocol: Protocol, account: Address): DepositCase[] => {
  const item = plainest(protocol.id);
  const intent = item && intentOf(item, protocol.id);
  if (item === undefined || intent === undefined) return [];
  const [url] = urlsOf(protocol.id).deposit;
  const { asset, amount, amountKind } = item.expected as { asset: string; amount?: string; amountKind?: string };
  const isCounted = amount !== undefined && amountKind !== 'shares' && amountKind !== 'tokenId';
  return [
    {
      protocol,
      url: url ?? `https://${demoHost}${demoPath}`,
      isOwnPage: url !== undefined,
      request: asAskedBy(account, item),
      what: isCounted ? tidy(formatAmount(BigInt(amount), intent.assetDecimals ?? 18, asset, 'en')) : asset,
    },
  ];
};

/** One deposit of each protocol that has any. */
export const depositCases = (account: Address): readonly DepositCase[] =>
  protocols.flatMap((protocol) => caseOf(protocol, account));

/** Protocols that are recognised by their pages alone. */
export const pagesOnly: readonly { readonly protocol: Protocol; readonly url: string }[] = protocols
  .filter(({ kind }) => kind === 'pages-only')
  .flatMap((protocol) => urlsOf(protocol.id).deposit.map((url) => ({ protocol, url })));
