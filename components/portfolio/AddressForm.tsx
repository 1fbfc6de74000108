import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Say } from '@/components/ui/Say';
import { useText } from '@/components/ui/sentence-text';
import type { AddressProblem } from './portfolio-data';

const PROBLEM_KEYS: Readonly<Record<AddressProblem, string>> = {
  empty: 'ui.address.empty',
  name: 'ui.address.name',
  'not-an-address': 'ui.address.notAnAddress',
  'bad-checksum': 'ui.address.badChecksum',
  'already-watched': 'ui.address.alreadyWatched',
};

/** What can be told from the text alone; the checksum is the caller's to check. */
const problemOf = (entered: string): AddressProblem | null => {
  if (entered === '') return 'empty';
  if (/^0x[0-9a-fA-F]{40}$/.test(entered)) return null;
  return /^[^\s.]+\.[^\s]+$/u.test(entered) ? 'name' : 'not-an-address';
};

type AddressFormProps = {
  /** Adds the account, or says why it cannot be. */
  readonly onAdd: (entered: string) => Promise<AddressProblem | null>;
};

/** The field an account to watch is entered in; what is wrong with it is said below, and it stays to be mended. */
export const AddressForm = ({ onAdd }: AddressFormProps) => {
  const id = useId();
  const text = useText();
  const [entered, setEntered] = useState('');
  const [problem, setProblem] = useState<AddressProblem | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const trimmed = entered.trim();
    const found = problemOf(trimmed) ?? (await onAdd(trimmed));
    setProblem(found);
    // Whoever types the next one meanwhile keeps it.
    if (found === null) setEntered((latest) => (latest.trim() === trimmed ? '' : latest));
  };

  return (
    <form className="field" onSubmit={submit} noValidate>
      <label htmlFor={id}>
        <Say of={{ key: 'ui.address.label' }} />
      </label>
      <div className="field-row">
        <input
          id={id}
          value={entered}
          onChange={(event) => setEntered(event.target.value)}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={text('ui.address.placeholder')}
          aria-invalid={problem !== null}
          {...(problem === null ? {} : { 'aria-describedby': `${id}-problem` })}
        />
        <Button type="submit" look="filled">
          <Say of={{ key: 'ui.address.add' }} />
        </Button>
      </div>
      <div className="field-problem" id={`${id}-problem`} role="alert">
        {problem === null ? null : <Say of={{ key: PROBLEM_KEYS[problem] }} />}
      </div>
    </form>
  );
};
