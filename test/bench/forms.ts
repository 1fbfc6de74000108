import { encodeFunctionData, erc20Abi, maxUint256, numberToHex, parseEther } from 'viem';
import { stEth, stEthStrategy, strategyManager, strategyManagerAbi } from '../demo/page/contracts';
import { depositTypedData } from '../e2e/requests';
import { evaluate, measuredUrl, readReached, type WalletPlace } from './measured-page';
import { type Subject, sleep } from './subject';

const account = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const stranger = '0x5B38Da6a701c568545dCfcB03FcB875f56beddC4';
const hash = `0x${'ab'.repeat(32)}`;
const value = numberToHex(0);

const transaction = {
  from: account,
  to: strategyManager,
  value,
  data: encodeFunctionData({
    abi: strategyManagerAbi,
    functionName: 'depositIntoStrategy',
    args: [stEthStrategy, stEth, parseEther('1')],
  }),
} as const;
/** An EigenLayer deposit, as most pages ask for it. */
export const deposit = { method: 'eth_sendTransaction', params: [transaction] };

const approve = (spender: `0x${string}`) => ({
  method: 'eth_sendTransaction',
  params: [
    {
      from: account,
      to: stEth,
      value,
      data: encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [spender, maxUint256] }),
    },
  ],
});
const calls = [{ version: '2.0.0', chainId: '0x1', from: account, atomicRequired: true, calls: [transaction] }];
const message = depositTypedData(account);

/** One way of asking for a signature. `run` is evaluated in the page. */
interface Form {
  readonly name: string;
  readonly run: string;
  readonly wallet?: WalletPlace;
  readonly isEarly?: boolean;
}

const text = JSON.stringify;
const request = (method: string, params: unknown): string => `ethereum.request(${text({ method, params })})`;
const payload = text({ id: 7, jsonrpc: '2.0', ...deposit });
const announced = '[...bench.announced.values()][0]';
const given = `request(${text(deposit)})`;

/** Everything that must be seen: the list of the budget. */
export const forms: readonly Form[] = [
  { name: 'request eth_sendTransaction: deposit', run: `ethereum.${given}` },
  {
    name: 'request eth_sendTransaction: approve a protocol',
    run: `ethereum.request(${text(approve(strategyManager))})`,
  },
  { name: 'request eth_sendTransaction: approve a stranger', run: `ethereum.request(${text(approve(stranger))})` },
  { name: 'the deposit in the page’s first script', run: '', isEarly: true },
  { name: 'request wallet_sendTransaction', run: request('wallet_sendTransaction', [transaction]) },
  { name: 'request wallet_sendCalls', run: request('wallet_sendCalls', calls) },
  { name: 'send(method, params)', run: `ethereum.send('eth_sendTransaction', ${text([transaction])})` },
  { name: 'send(payload, callback)', run: `ethereum.send(${payload}, () => {})` },
  { name: 'send(payload)', run: `ethereum.send(${payload})` },
  { name: 'sendAsync(payload, callback)', run: `ethereum.sendAsync(${payload}, () => {})` },
  { name: 'sendAsync([batch], callback)', run: `ethereum.sendAsync([${payload}], () => {})` },
  { name: 'wallet without an event of its own', run: `ethereum.${given}`, wallet: 'silent' },
  { name: 'EIP-6963 provider alone', run: `${announced}.${given}`, wallet: '6963' },
  { name: 'EIP-6963 provider beside window.ethereum', run: `${announced}.${given}`, wallet: 'both' },
  { name: 'provider in ethereum.providers', run: `ethereum.providers[0].${given}`, wallet: 'list' },
  { name: 'eth_signTypedData_v4, text', run: request('eth_signTypedData_v4', [account, text(message)]) },
  { name: 'eth_signTypedData_v4, object', run: request('eth_signTypedData_v4', [account, message]) },
  { name: 'eth_signTypedData', run: request('eth_signTypedData', [account, text(message)]) },
  { name: 'personal_sign of a bare hash', run: request('personal_sign', [hash, account]) },
  { name: 'eth_sign', run: request('eth_sign', [account, hash]) },
  { name: 'eth_signTransaction', run: request('eth_signTransaction', [transaction]) },
  { name: 'eth_sendRawTransaction', run: request('eth_sendRawTransaction', ['0x02f8']) },
];

const PATIENCE = 4_000;

export type Seen = 'held' | 'through' | 'silent';

/** `held`: kept from the wallet and shown. `through`: it reached the wallet. `silent`: kept, but nothing was shown. */
async function tryForm(subject: Subject, { run, wallet, isEarly }: Form): Promise<Seen> {
  const page = await subject.openPage(measuredUrl(wallet, isEarly ? { early: deposit } : {}));
  await sleep(800);
  if (run) await evaluate(page, `(() => { Promise.resolve(${run}).catch(() => {}); })()`);
  const isShown = "!!document.querySelector('underlayer-sheet')";
  let seen: Seen = 'silent';
  for (const end = Date.now() + PATIENCE; seen === 'silent' && Date.now() < end; await sleep(50)) {
    if ((await readReached(page)).length > 0) seen = 'through';
    else if (await evaluate<boolean>(page, isShown)) seen = 'held';
  }
  await page.close();
  return seen;
}

/** Every form in a page of its own. */
export async function measureForms(subject: Subject): Promise<ReadonlyMap<string, Seen>> {
  const results = new Map<string, Seen>();
  for (const form of forms) results.set(form.name, await tryForm(subject, form));
  return results;
}

/** True when the extension has noticed a request put straight on the stream of the wallet's own script, which no script can hold. */
export async function isDirectMessageNoticed(subject: Subject): Promise<boolean> {
  const page = await subject.openPage(measuredUrl());
  await sleep(800);
  const data = { name: 'metamask-provider', data: JSON.parse(payload) };
  await evaluate(page, `postMessage(${text({ target: 'metamask-contentscript', data })}, '*')`);
  await sleep(800);
  const own = await subject.openPage(subject.extensionUrl('popup.html'));
  const stored = await evaluate<string>(own, 'chrome.storage.session.get().then(JSON.stringify)');
  await own.close();
  await page.close();
  return /hasBypassed\\*":\s*true/.test(stored);
}
