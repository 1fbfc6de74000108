import { useEffect, useRef } from 'react';
import { mountStrip, type StripModel } from '@/components/strip/strip';

const base = { label: 'Underlayer', close: 'Close', language: 'en', direction: 'ltr' as const };

const FACTS: StripModel = {
  ...base,
  role: 'status',
  more: 'See what lies under it',
  segments: [
    {
      runs: [
        { text: '14 days', tone: 'strong' },
        { text: ' to leave', tone: 'plain' },
      ],
    },
    {
      runs: [
        { text: '31 %', tone: 'beyond' },
        { text: ' slashable by 4 services', tone: 'plain' },
        { text: ', up to 100 % if more are added before you could leave', tone: 'plain' },
      ],
    },
    {
      runs: [
        { text: '2.9 %', tone: 'strong' },
        { text: ' of the 7.4 % APY explained', tone: 'plain' },
      ],
    },
  ],
};
const UNCOVERED: StripModel = {
  ...base,
  role: 'status',
  more: 'Explain',
  segments: [
    { isChip: true, runs: [{ text: 'not covered here', tone: 'unknown' }] },
    { runs: [{ text: 'This page signs through WalletConnect: Underlayer can explain, not hold.', tone: 'muted' }] },
  ],
};
const OTHER_HOST: StripModel = {
  ...base,
  role: 'alert',
  more: 'Details',
  segments: [
    { isChip: true, runs: [{ text: 'another host', tone: 'beyond' }] },
    {
      runs: [
        { text: 'This is ', tone: 'plain' },
        { text: 'app-eigenlayer.example', tone: 'strong' },
        { text: '. EigenLayer is registered at ', tone: 'plain' },
        { text: 'app.eigenlayer.xyz', tone: 'strong' },
        { text: '.', tone: 'plain' },
      ],
    },
  ],
};

const One = ({ model }: { model: StripModel }) => {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' });
    if (root === undefined) return;
    return mountStrip(root, model, { onMore: () => undefined, onClose: () => undefined }).remove;
  }, [model]);
  return <div ref={host} className="strip-host" />;
};

/** The strip in its three variants. */
export const StripCase = ({ direction }: { direction: 'ltr' | 'rtl' }) =>
  [FACTS, UNCOVERED, OTHER_HOST].map((model) => <One key={model.more} model={{ ...model, direction }} />);
