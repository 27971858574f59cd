/** Single values: words, numbers, times, and the times that run. */
import { element } from './elements.ts';
import type { Button, Fact, FactValue } from './messages.ts';

export type Press = (button: Button) => void;

export function buttonOf(button: Button, press: Press): HTMLButtonElement {
  const { action, label, target, description, isDisabled = false } = button;
  const made = element('button', {
    id: target === undefined ? action : `${action}-${target}`,
    type: 'button',
    className: action,
    textContent: label,
    // A button that is disabled for a moment would lose the focus.
    ariaDisabled: String(isDisabled),
  });
  if (description !== undefined) made.ariaLabel = description;
  made.addEventListener('click', () => {
    if (!isDisabled) press(button);
  });
  return made;
}

export function factsOf(
  facts: readonly Fact[],
  language: string,
  press: Press,
): readonly HTMLElement[] {
  return facts.map(({ name, value, button }) => {
    const description = element('dd', {}, valueOf(value, language));
    if (button) description.append(' ', buttonOf(button, press));
    return element('div', {}, element('dt', { textContent: name }), description);
  });
}

export function valueOf(value: FactValue, language: string): Node {
  switch (value.kind) {
    case 'text':
      return document.createTextNode(value.text);
    case 'code':
      return element('code', { textContent: value.text });
    case 'level':
      return element('span', {
        className: `level ${levelOf(value.text)}`,
        textContent: value.text,
      });
    case 'number':
      return document.createTextNode(numberOf(value.number, language));
    case 'time':
      return timeOf(value.iso, language);
    case 'duration':
      return running(value.from, value.to, 1);
    case 'countdown':
      return running(value.to, undefined, -1);
  }
}

export function numberOf(value: number, language: string): string {
  const options = Number.isInteger(value) ? {} : { maximumSignificantDigits: 4 };
  return new Intl.NumberFormat(language, options).format(value);
}

function levelOf(level: string): string {
  return ['warn', 'error'].find((known) => known === level) ?? 'info';
}

/** The time of a day; with its date when that is not today. */
function timeOf(iso: string, language: string): HTMLElement {
  const date = new Date(iso);
  const isToday = date.toDateString() === new Date().toDateString();
  const textContent = isToday
    ? date.toLocaleTimeString(language)
    : date.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium' });
  return element('time', { dateTime: iso, title: date.toLocaleString(language), textContent });
}

const runningTimes = new Map<HTMLElement, () => void>();

/** Hours, minutes and seconds from a time to another, or to now; with the sign -1 from now to the time. */
function running(from: string, to: string | undefined, sign: 1 | -1): HTMLElement {
  const made = element('span', { className: 'duration' });
  const update = () => {
    const end = to === undefined ? Date.now() : Date.parse(to);
    made.textContent = clock((sign * (end - Date.parse(from))) / 1000);
  };
  update();
  if (to === undefined) runningTimes.set(made, update);
  return made;
}

setInterval(() => {
  for (const [made, update] of runningTimes)
    if (made.isConnected) update();
    else runningTimes.delete(made);
}, 1000);

/** `1:02:03`; nothing is less than no time. */
function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
