import { DemoProvider, type ReachedRequest } from './provider';

// The page's first script: a wallet that is there before anything else of the page, as wallet extensions are.
// Options stand in the script's own address: account (index), provider (both | window | 6963), confirm (ask | auto).
const script = document.currentScript as HTMLScriptElement;
const options = new URL(script.src).searchParams;
const where = options.get('provider') ?? 'both';

const reached: ReachedRequest[] = [];
const provider = new DemoProvider({
  accountIndex: Number(options.get('account') ?? 0),
  asksPerson: options.get('confirm') !== 'auto',
  reached,
});
Object.assign(window, { demoWallet: { reached } });

if (where !== '6963') {
  Object.assign(window, { ethereum: provider });
  window.dispatchEvent(new Event('ethereum#initialized'));
}
if (where !== 'window') {
  const info = Object.freeze({
    uuid: '6d5a1f0e-2c1b-4a53-9d0a-9f1f3a7c4b21',
    name: 'Demo wallet',
    icon: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"%3E%3Crect width="8" height="8" rx="2" fill="%231f2a44"/%3E%3C/svg%3E',
    rdns: 'example.demo-wallet',
  });
  const detail = Object.freeze({ info, provider });
  const announce = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  window.addEventListener('eip6963:requestProvider', announce);
  announce();
}
