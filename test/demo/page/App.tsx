import { useState } from 'react';
import { type Address, formatEther, parseEther } from 'viem';
import { useConnect, useConnection, useConnectors, useReadContracts } from 'wagmi';
import { ActivityList } from './ActivityList';
import * as actions from './actions';
import { useActivity } from './activity';
import {
  delegationManager,
  delegationManagerAbi,
  erc20Abi,
  stEth,
  stEthStrategy,
  strategyManager,
  strategyManagerAbi,
} from './contracts';
import { demoData } from './demo-data';

/** A small restaking front end: everything a depositor does, and two things that are none of restaking's business. */
export function App() {
  const { address } = useConnection();
  const [amount, setAmount] = useState('10');
  const [operator, setOperator] = useState<Address>(demoData.operators[0].address);
  const { entries, run } = useActivity();
  const wei = parseAmount(amount);

  const start = (label: string, action: actions.Action) => () => {
    if (address && wei !== undefined) void run(label, action, { account: address, amount: wei, operator });
  };
  const button = (label: string, action: actions.Action, look: 'main' | 'plain' = 'plain') => (
    <button type="button" className={look} disabled={!address || wei === undefined} onClick={start(label, action)}>
      {label}
    </button>
  );

  return (
    <>
      <header>
        <span className="mark" aria-hidden="true" />
        <strong>Restaking desk</strong>
        <span className="note">demonstration on a local chain: real addresses, no money</span>
        <Account />
      </header>
      <main>
        <section className="hero">
          <div>
            <h1>Restake stETH</h1>
            <p>Keep your staking yield and earn on top of it.</p>
          </div>
          <div className="apy">
            <b>7.4 % APY</b>
            <span>advertised</span>
          </div>
        </section>
        <section>
          <h2>Deposit</h2>
          <Balances address={address} />
          <label className="amount">
            <span>Amount</span>
            <input inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value)} />
            <em>stETH</em>
          </label>
          <div className="buttons">
            {button('Approve', actions.approve)}
            {button('Deposit', actions.deposit, 'main')}
          </div>
          <div className="buttons">
            {button('Approve + deposit', actions.approveAndDeposit)}
            {button('Sign for a relayer', actions.signDeposit)}
          </div>
        </section>
        <section>
          <h2>Delegate</h2>
          <div className="buttons">
            <label className="amount">
              <span>Operator</span>
              <select value={operator} onChange={(event) => setOperator(event.target.value as Address)}>
                {demoData.operators.map(({ name, address: value }) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            {button('Delegate', actions.delegate)}
          </div>
        </section>
        <section className="half">
          <h2>Withdraw</h2>
          <div className="buttons">{button('Queue withdrawal', actions.queueWithdrawal)}</div>
        </section>
        <section className="half">
          <h2>Not restaking</h2>
          <div className="buttons">
            {button('Wrap 0.1 ETH', actions.wrapEther)}
            {button('Send 0.01 ETH', actions.sendEther)}
          </div>
        </section>
        <ActivityList entries={entries} />
      </main>
    </>
  );
}

function Account() {
  const { address } = useConnection();
  const connectors = useConnectors();
  const { mutate: connect } = useConnect();
  if (address) return <span className="account">{`${address.slice(0, 6)}…${address.slice(-4)}`}</span>;
  const announced = connectors.find((connector) => connector.id !== 'injected');
  const connector = announced ?? ('ethereum' in window ? connectors[0] : undefined);
  if (!connector) return <span className="account">No wallet in this browser</span>;
  return (
    <button type="button" className="main" onClick={() => connect({ connector })}>
      Connect wallet
    </button>
  );
}

function Balances({ address }: { address: Address | undefined }) {
  const { data } = useReadContracts({
    allowFailure: false,
    query: { enabled: address !== undefined, refetchInterval: 2_000 },
    contracts: address
      ? [
          { address: stEth, abi: erc20Abi, functionName: 'balanceOf', args: [address] },
          {
            address: strategyManager,
            abi: strategyManagerAbi,
            functionName: 'stakerDepositShares',
            args: [address, stEthStrategy],
          },
          { address: delegationManager, abi: delegationManagerAbi, functionName: 'delegatedTo', args: [address] },
        ]
      : [],
  });
  if (!data) return <p className="balances">Connect a wallet to deposit.</p>;
  const [held, deposited, delegatedTo] = data as [bigint, bigint, Address];
  const operator = demoData.operators.find((one) => one.address.toLowerCase() === delegatedTo.toLowerCase());
  return (
    <p className="balances">
      In your wallet <b>{round(held)} stETH</b> · deposited <b>{round(deposited)} shares</b> · delegated to{' '}
      <b>{operator?.name ?? 'nobody'}</b>
    </p>
  );
}

function parseAmount(text: string): bigint | undefined {
  return /^\d+(\.\d{1,18})?$/.test(text) ? parseEther(text) : undefined;
}

function round(wei: bigint): string {
  return Number(formatEther(wei)).toLocaleString('en', { maximumFractionDigits: 3 });
}
