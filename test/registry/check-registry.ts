import type { Address, PublicClient } from 'viem';
import { getAddress, parseAbi } from 'viem';
import * as z from 'zod/mini';
import { readBatch, type TypedView, view } from '@/lib/protocols/reading/read-batch';

/** What the registry says and the chain does not. */
export interface Difference {
  readonly file: string;
  /** Where in the file, `vaults[3].symbol`; for a check of a protocol's own, what it asked. */
  readonly place: string;
  readonly address: Address;
  readonly expected: string;
  readonly found: string;
}

/** One statement of a protocol's registry that a view can confirm. */
export interface Check {
  readonly place: string;
  readonly address: Address;
  readonly view: TypedView<unknown>;
  readonly expected: boolean | string | bigint | number;
}

export interface RegistryFile {
  readonly name: string;
  readonly content: unknown;
}

export interface Outcome {
  readonly checked: number;
  readonly differences: readonly Difference[];
}

const headSchema = z.looseObject({
  version: z.int().check(z.positive()),
  date: z.iso.date(),
  source: z.string().check(z.minLength(1)),
});

const erc20 = parseAbi(['function symbol() view returns (string)', 'function decimals() view returns (uint8)']);
const addressPattern = /^0x[0-9a-fA-F]{40}$/;
/** Operators sign with plain accounts, and so do some networks and services: an address of theirs needs no code. */
const codeless = /^(operators|networks|services)\[/;
const batchSize = 200;

interface Found {
  readonly place: string;
  readonly address: Address;
  readonly chainId: number;
  readonly symbol?: string;
  readonly decimals?: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every address of a registry file with its chain (the nearest `chainId` around it, else mainnet). */
export function findAddresses(content: unknown, place = '', chainId = 1): Found[] {
  if (typeof content === 'string')
    return addressPattern.test(content) ? [{ place, address: content as Address, chainId }] : [];
  if (Array.isArray(content))
    return content.flatMap((item, index) => findAddresses(item, `${place}[${index}]`, chainId));
  if (!isRecord(content)) return [];
  const here = typeof content.chainId === 'number' ? content.chainId : chainId;
  return Object.entries(content).flatMap(([key, value]) => {
    const found = findAddresses(value, place === '' ? key : `${place}.${key}`, here);
    if (key !== 'address' || typeof value !== 'string') return found;
    const symbol = typeof content.symbol === 'string' ? { symbol: content.symbol } : {};
    const decimals = typeof content.decimals === 'number' ? { decimals: content.decimals } : {};
    return found.map((item) => ({ ...item, ...symbol, ...decimals }));
  });
}

/** Reads views in groups a public endpoint takes; a view that cannot be read is told as such. */
async function readAll(client: PublicClient, chainId: number, views: readonly TypedView<unknown>[]): Promise<string[]> {
  const answers: string[] = [];
  for (let from = 0; from < views.length; from += batchSize) {
    const { facts } = await readBatch({ client, chainId }, views.slice(from, from + batchSize));
    answers.push(...(facts as readonly { known: boolean; value?: unknown }[]).map(sayAnswer));
  }
  return answers;
}

const sayAnswer = (fact: { known: boolean; value?: unknown }): string =>
  fact.known ? String(fact.value) : 'no answer';

async function findCodeless(client: PublicClient, found: readonly Found[]): Promise<Found[]> {
  const without: Found[] = [];
  for (const item of found) {
    const code = await client.getCode({ address: item.address });
    if (code === undefined || code === '0x') without.push(item);
  }
  return without;
}

/**
 * Holds one registry file against a chain: form, checksums, code, symbols, decimals, and what the protocol's own checks say.
 * Entries of other chains are left alone. @throws when the endpoint does not answer.
 */
export async function checkRegistry(
  client: PublicClient,
  { name, content }: RegistryFile,
  checks: readonly Check[],
): Promise<Outcome> {
  const chainId = await client.getChainId();
  const head = headSchema.safeParse(content);
  const differences: Difference[] = [];
  const differ = (place: string, address: Address, expected: string, found: string) =>
    differences.push({ file: name, place, address, expected, found });
  if (!head.success)
    differ('', '0x0000000000000000000000000000000000000000', 'version, date, source', head.error.message);

  const all = findAddresses(content);
  for (const { place, address } of all)
    if (getAddress(address) !== address) differ(place, address, getAddress(address), address);
  const here = all.filter((item) => item.chainId === chainId);
  for (const { place, address } of await findCodeless(
    client,
    here.filter((item) => !codeless.test(item.place)),
  ))
    differ(place, address, 'code', 'none');

  const expectations: Check[] = [
    ...here.flatMap(({ place, address, symbol, decimals }): Check[] => [
      ...(symbol === undefined
        ? []
        : [{ place: `${place} symbol()`, address, view: view(erc20, address, 'symbol'), expected: symbol }]),
      ...(decimals === undefined
        ? []
        : [{ place: `${place} decimals()`, address, view: view(erc20, address, 'decimals'), expected: decimals }]),
    ]),
    ...checks,
  ];
  const answers = await readAll(
    client,
    chainId,
    expectations.map((check) => check.view),
  );
  expectations.forEach(({ place, address, expected }, index) => {
    const found = answers[index] ?? 'no answer';
    if (found !== String(expected)) differ(place, address, String(expected), found);
  });
  return { checked: all.length + expectations.length, differences };
}
