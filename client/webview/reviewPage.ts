/** The submission sheet's page: shows the view that the extension sends, reports what is pressed. */
import type {
  Checks,
  Difference,
  DifferenceRow,
  ReviewFact,
  ReviewMessage,
  ReviewView,
  ShowReviewMessage,
} from './reviewMessages.ts';

declare function acquireVsCodeApi(): { postMessage(message: ReviewMessage): void };

/** So long a text must have been on the screen before it can be agreed to: a key that was meant for another, or is
 * still held down, agrees to nothing. */
const millisecondsToLook = 600;

const extension = acquireVsCodeApi();
const main = element('main');
/** Outside of what is replaced: a live region speaks only when its own text changes. */
const notice = element('p', { className: 'notice' });
notice.role = 'status';
const bar = element('footer');
const submit = button('submit', '', () => {
  if (submit.ariaDisabled !== 'true')
    extension.postMessage({ kind: 'agree', fingerprint: shownFingerprint });
});
submit.className = 'primary';
submit.ariaDisabled = 'true';
const cancel = button('cancel', '', () => extension.postMessage({ kind: 'cancel' }));
const copyAs = button('copyAs', '', () => extension.postMessage({ kind: 'copyAs' }));
const bottom = element('div', { className: 'buttons' });
bottom.append(submit, cancel, copyAs);
bar.append(notice, bottom);
document.body.append(main, bar);
submit.setAttribute('aria-describedby', 'summary');

let shownFingerprint = '';
let looking: ReturnType<typeof setTimeout> | undefined;

addEventListener('message', ({ data }: MessageEvent<ShowReviewMessage>) => show(data.view));
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') extension.postMessage({ kind: 'cancel' });
});
extension.postMessage({ kind: 'ready' });

function show(view: ReviewView): void {
  const isFirst = shownFingerprint === '';
  const focused = document.activeElement?.id ?? '';
  document.documentElement.lang = view.language;
  main.replaceChildren(
    element('h1', { textContent: view.heading }),
    element('p', { id: 'summary', textContent: view.summary }),
    ...view.warnings.map((textContent) =>
      element('p', { className: 'status waiting', textContent }),
    ),
    factsOf(view.facts),
    checksOf(view.checks),
    differenceOf(view.difference),
    bodyOf(view.body),
  );
  notice.textContent = view.notice;
  submit.textContent = view.buttons.submit;
  cancel.textContent = view.buttons.cancel;
  copyAs.textContent = view.buttons.copyAs;
  if (view.fingerprint !== shownFingerprint) {
    shownFingerprint = view.fingerprint;
    submit.ariaDisabled = 'true';
    clearTimeout(looking);
    if (view.buttons.canSubmit)
      looking = setTimeout(() => (submit.ariaDisabled = null), millisecondsToLook);
  }
  if (isFirst) submit.focus();
  else if (focused !== '') document.getElementById(focused)?.focus();
}

function factsOf({ heading, facts }: ReviewView['facts']): HTMLElement {
  const list = element('dl');
  list.append(...facts.flatMap(factOf));
  return section(heading, list);
}

function factOf({ name, code, note }: ReviewFact): readonly HTMLElement[] {
  const description = element('dd');
  if (code !== '') description.append(element('code', { textContent: code }));
  if (note !== '') description.append(element('span', { className: 'note', textContent: note }));
  return [element('dt', { textContent: name }), description];
}

function checksOf({ heading, tone, summary, problems }: Checks): HTMLElement {
  const list = element('ul', { className: 'problems' });
  list.append(
    ...problems.map(({ severity, tone: own, text, place }, index) => {
      const item = element('li');
      item.append(
        element('strong', { className: own, textContent: severity }),
        element('span', { textContent: text }),
        button(`problem-${index}`, place, () => extension.postMessage({ kind: 'reveal', index })),
      );
      return item;
    }),
  );
  const status = element('p', { className: `status ${tone}`, textContent: summary });
  return section(heading, status, ...(problems.length > 0 ? [list] : []));
}

function differenceOf({ heading, summary, hunks, openDiff }: Difference): HTMLElement {
  const text = element('p', { textContent: summary });
  if (openDiff !== undefined)
    text.append(
      ' ',
      button('openDiff', openDiff, () => extension.postMessage({ kind: 'openDiff' })),
    );
  return section(
    heading,
    text,
    ...hunks.map((hunk, index) => {
      const box = scrollable(`hunk-${index}`, hunk.heading);
      box.classList.add('hunk');
      box.append(...hunk.rows.map(rowOf));
      return box;
    }),
  );
}

/** `del` and `ins` are what a screen reader announces; the sign and the colour say the same. */
function rowOf({ kind, text }: DifferenceRow): HTMLElement {
  const row = element('div', { className: kind });
  switch (kind) {
    case 'same':
      row.append(element('span', { textContent: text }));
      break;
    case 'removed':
      row.append(element('del', { textContent: text }));
      break;
    case 'added':
      row.append(element('ins', { textContent: text }));
  }
  return row;
}

function bodyOf({ heading, note, text }: ReviewView['body']): HTMLElement {
  const box = scrollable('body', heading);
  box.textContent = text;
  return section(heading, element('p', { textContent: note }), ...(text === '' ? [] : [box]));
}

/** Can be reached by keyboard to scroll it, so it has a name. */
function scrollable(id: string, name: string): HTMLPreElement {
  const box = element('pre', { id, tabIndex: 0 });
  box.role = 'region';
  box.ariaLabel = name;
  return box;
}

function section(heading: string, ...content: readonly HTMLElement[]): HTMLElement {
  const box = element('section');
  box.append(element('h2', { textContent: heading }), ...content);
  return box;
}

function button(id: string, label: string, press: () => void): HTMLButtonElement {
  const made = element('button', { id, type: 'button', textContent: label });
  made.addEventListener('click', press);
  // A key that is held down presses once.
  made.addEventListener('keydown', (event) => {
    if (event.repeat && event.key !== 'Tab') event.preventDefault();
  });
  return made;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}
