import type { Intent } from '@/lib/core/intent';
import { address, amount, type Quantity, type Sentence, say, text } from '@/lib/core/sentence';
import { protocolById } from '@/lib/protocols/registry';

/** What an asset known by its symbol counts in, unless the intent says otherwise; of others the decimals are not known without reading the token. */
const DECIMALS = 18;

const moved = (intent: Intent): Quantity | undefined => {
  if (intent.amount === undefined || intent.amountKind === 'tokenId') return undefined;
  if (intent.unlimited) return undefined;
  if (intent.asset === undefined) return undefined;
  return amount(intent.amount, intent.assetDecimals ?? DECIMALS, intent.asset);
};

const assetOf = (intent: Intent): Quantity | undefined => {
  if (intent.asset !== undefined) return text(intent.asset);
  return intent.assetAddress === undefined ? undefined : address(intent.assetAddress);
};

const targetOf = (intent: Intent): Quantity | undefined => {
  if (intent.target === undefined) return undefined;
  return address(intent.target);
};

/**
 * What an intent asks for, in one line: key `asked.<action>.<what>` by what is known of it: `amount`, `asset` or `bare`; an allowance without
 * a limit is `unlimited`, one taken back `revoke`.
 */
export const sayIntent = (intent: Intent): Sentence => {
  const protocol = text(protocolById(intent.protocol)?.name ?? intent.protocol);
  const asset = assetOf(intent);
  const sum = moved(intent);
  const target = targetOf(intent);
  const values: Record<string, Quantity> = {
    protocol,
    action: text(intent.verb),
    ...(asset === undefined ? {} : { asset }),
    ...(sum === undefined ? {} : { amount: sum }),
    ...(target === undefined ? {} : { target }),
  };
  if (intent.flags.includes('unreadable')) return say('asked.unreadable', values);
  if (intent.action === 'approve' || intent.action === 'permit') {
    const who = intent.protocol === 'unregistered' ? 'Stranger' : '';
    if (intent.flags.includes('revoke')) return say('asked.revoke', values);
    const kind =
      intent.unlimited && asset !== undefined
        ? 'unlimited'
        : sum !== undefined
          ? 'amount'
          : asset !== undefined
            ? 'asset'
            : 'bare';
    return say(`asked.allow${who}.${kind}`, values);
  }
  if (intent.action === 'delegate' || intent.action === 'undelegate') return say(`asked.${intent.action}`, values);
  if (intent.action === 'other') return say('asked.other', values);
  const kind =
    sum !== undefined ? (intent.amountKind === 'shares' ? 'shares' : 'amount') : asset !== undefined ? 'asset' : 'bare';
  return say(`asked.${intent.action}.${kind}`, values);
};
