import type { Address } from 'viem';

/** What the page's server knows of the local chain, written into the page as a data block. */
export interface DemoData {
  readonly operators: readonly [DemoOperator, ...DemoOperator[]];
}
interface DemoOperator {
  readonly name: string;
  readonly address: Address;
}

export const demoData = JSON.parse(document.getElementById('demo-data')?.textContent ?? '') as DemoData;
