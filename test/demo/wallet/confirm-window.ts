/** What the wallet asks a person before it signs. */
export interface Question {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
}

/** Shows the wallet's own small window and gives back what the person chose. One question at a time, in order. */
export function askPerson(question: Question): Promise<boolean> {
  const answer = lastQuestion.then(() => show(question));
  lastQuestion = answer;
  return answer;
}

let lastQuestion: Promise<unknown> = Promise.resolve();

function show({ title, lines }: Question): Promise<boolean> {
  const frame = document.createElement('demo-wallet');
  frame.setAttribute('role', 'dialog');
  frame.setAttribute('aria-label', title);
  Object.assign(frame.style, frameStyle);
  const list = lines.map(([label, value]) => {
    const row = element('div', `${label}  ${value}`, rowStyle);
    row.title = value;
    return row;
  });
  const decline = element('button', 'Reject', buttonStyle);
  const confirm = element('button', 'Confirm', { ...buttonStyle, background: '#1f2a44', color: '#fff' });
  const buttons = element('div', '', { display: 'flex', gap: '8px', marginTop: '14px' });
  buttons.append(decline, confirm);
  frame.append(
    element('div', 'Demo wallet', { font: '600 11px system-ui', letterSpacing: '.06em', color: '#6a7183' }),
    element('div', title, { font: '650 16px/1.3 system-ui', margin: '4px 0 10px' }),
    ...list,
    buttons,
  );
  document.body.append(frame);
  return new Promise((resolve) => {
    const finish = (signed: boolean) => {
      frame.remove();
      resolve(signed);
    };
    decline.addEventListener('click', () => finish(false));
    confirm.addEventListener('click', () => finish(true));
    confirm.focus();
  });
}

function element(tag: 'div' | 'button', text: string, style: Partial<CSSStyleDeclaration>): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  Object.assign(made.style, style);
  return made;
}

const frameStyle: Partial<CSSStyleDeclaration> = {
  position: 'fixed',
  top: '16px',
  right: '16px',
  width: '320px',
  padding: '16px',
  borderRadius: '14px',
  background: '#f5f7fc',
  color: '#1f2a44',
  border: '1px solid #cfd6e6',
  boxShadow: '0 10px 40px rgb(20 30 60 / .25)',
  zIndex: '2147483000',
};
const rowStyle: Partial<CSSStyleDeclaration> = {
  font: '12px/1.7 ui-monospace, monospace',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
};
const buttonStyle: Partial<CSSStyleDeclaration> = {
  flex: '1',
  padding: '9px',
  borderRadius: '9px',
  border: '1px solid #cfd6e6',
  background: '#fff',
  color: '#1f2a44',
  font: '600 13px system-ui',
  cursor: 'pointer',
};
