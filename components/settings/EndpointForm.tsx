import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import type { EndpointProblem } from './settings-data';

const PROBLEM_KEYS: Readonly<Record<EndpointProblem, string>> = {
  'not-a-url': 'ui.settings.endpointNotAUrl',
  'not-allowed': 'ui.settings.endpointNotAllowed',
  'no-answer': 'ui.settings.endpointNoAnswer',
  'wrong-chain': 'ui.settings.endpointWrongChain',
};

const isLocal = (host: string): boolean => host === 'localhost' || host === '127.0.0.1';

const problemOf = (entered: string): EndpointProblem | null => {
  if (!URL.canParse(entered)) return 'not-a-url';
  const { protocol, hostname } = new URL(entered);
  return protocol === 'https:' || (protocol === 'http:' && isLocal(hostname)) ? null : 'not-a-url';
};

type EndpointFormProps = {
  readonly endpoint: string | null;
  /** Null goes back to the defaults. Called from the click itself, so that a permission can be asked for. */
  readonly onSet: (endpoint: string | null) => Promise<EndpointProblem | null>;
};

/** The endpoint chain reads go to. */
export const EndpointForm = ({ endpoint, onSet }: EndpointFormProps) => {
  const id = useId();
  const [entered, setEntered] = useState(endpoint ?? '');
  const [problem, setProblem] = useState<EndpointProblem | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(problemOf(entered.trim()) ?? (await onSet(entered.trim())));
  };
  const reset = async (): Promise<void> => {
    setEntered('');
    setProblem(await onSet(null));
  };

  return (
    <Section title="ui.settings.endpoint">
      <form className="field" onSubmit={submit} noValidate>
        <label htmlFor={id}>
          <Say of={{ key: 'ui.settings.endpointLabel' }} />
        </label>
        <div className="field-row">
          <input
            id={id}
            type="url"
            value={entered}
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://"
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? `${id}-remark` : `${id}-problem`}
            onChange={(event) => setEntered(event.target.value)}
          />
          <Button type="submit">
            <Say of={{ key: 'ui.settings.save' }} />
          </Button>
        </div>
        <div className="field-problem" id={`${id}-problem`} role="alert">
          {problem === null ? null : <Say of={{ key: PROBLEM_KEYS[problem] }} />}
        </div>
        <div className="text" id={`${id}-remark`}>
          <Say of={{ key: endpoint === null ? 'ui.settings.endpointDefault' : 'ui.settings.endpointOwn' }} />{' '}
          {endpoint === null ? null : (
            <button type="button" className="link" onClick={reset}>
              <Say of={{ key: 'ui.settings.endpointReset' }} />
            </button>
          )}
        </div>
      </form>
    </Section>
  );
};
