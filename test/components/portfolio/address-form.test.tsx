// @vitest-environment happy-dom
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { AddressForm } from '@/components/portfolio/AddressForm';
import type { AddressProblem } from '@/components/portfolio/portfolio-data';
import { OWNER } from '../fixtures/portfolio';
import { draw, plain } from '../support/draw';

const openForm = (answer: AddressProblem | null = null) => {
  const asked: string[] = [];
  const drawn = draw(
    <AddressForm
      onAdd={async (entered) => {
        asked.push(entered);
        return answer;
      }}
    />,
  );
  const input = drawn.one('input') as HTMLInputElement;
  const enter = async (entered: string): Promise<void> => {
    const user = userEvent.setup();
    if (entered !== '') await user.type(input, entered);
    await user.click(drawn.one('button'));
  };
  return { ...drawn, asked, input, enter, problem: () => plain(drawn.one('[role="alert"]').textContent) };
};

describe('an address to watch', () => {
  test('is handed over without the spaces around it, and the field is emptied', async () => {
    const { enter, asked, input, problem } = openForm();
    await enter(`  ${OWNER} `);
    expect(asked).toEqual([OWNER]);
    expect(input.value).toBe('');
    expect(problem()).toBe('');
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'Enter an address.'],
    ['a name', 'vitalik.eth', 'Names cannot be looked up here. Enter the address itself, 0x and 40 digits.'],
    ['too short', '0x7099', 'This is not an address. It starts with 0x and has 40 digits or letters a–f after it.'],
    ['words', 'my wallet', 'This is not an address. It starts with 0x and has 40 digits or letters a–f after it.'],
  ];
  test.each(wrong)('%s is refused in words, beside the field, without asking anybody', async (_, entered, words) => {
    const { enter, asked, input, problem } = openForm();
    await enter(entered);
    expect(problem()).toBe(words);
    expect(asked).toEqual([]);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      words.slice(0, 10),
    );
    expect(input.value).toBe(entered);
  });

  const answers: readonly (readonly [AddressProblem, string])[] = [
    ['bad-checksum', 'The capitals of this address do not match its checksum.'],
    ['already-watched', 'This account is watched already.'],
  ];
  test.each(answers)('%s, found by who was asked, is said too and what was typed stays', async (answer, words) => {
    const { enter, input, problem } = openForm(answer);
    await enter(OWNER);
    expect(problem()).toContain(words);
    expect(input.value).toBe(OWNER);
  });

  test('the problem is gone once the next try succeeds', async () => {
    const { enter, problem, input } = openForm();
    await enter('0x12');
    expect(problem()).not.toBe('');
    await userEvent.clear(input);
    await enter(OWNER);
    expect(problem()).toBe('');
    expect(input.getAttribute('aria-invalid')).toBe('false');
  });

  test('is sent by the Enter key as well', async () => {
    const { input, asked } = openForm();
    await userEvent.type(input, `${OWNER}{Enter}`);
    expect(asked).toEqual([OWNER]);
  });

  test('what is typed while the one before is still being added stays', async () => {
    let finish = (): void => undefined;
    const added = new Promise<null>((resolve) => {
      finish = () => resolve(null);
    });
    const drawn = draw(<AddressForm onAdd={() => added} />);
    const input = drawn.one('input') as HTMLInputElement;
    const user = userEvent.setup();
    await user.type(input, OWNER);
    await user.click(drawn.one('button'));
    await user.clear(input);
    await user.type(input, '0x12');
    finish();
    await added;
    await new Promise((resolve) => setTimeout(resolve));
    expect(input.value).toBe('0x12');
  });
});
