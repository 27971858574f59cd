/** The job panel's page: shows the view that the extension sends, reports what is pressed. */
import type { Button, Fact, PageMessage, Section, ShowMessage, Status } from './messages.ts';

declare function acquireVsCodeApi(): { postMessage(message: PageMessage): void };

const extension = acquireVsCodeApi();
const main = element('main');
/** Outside of what is replaced: a live region speaks only when its own text changes. */
const announcement = element('p', { className: 'announcement' });
announcement.role = 'status';
document.body.append(main, announcement);

addEventListener('message', ({ data }: MessageEvent<ShowMessage>) => show(data));
extension.postMessage({ kind: 'ready' });

function show({ view }: ShowMessage): void {
  document.documentElement.lang = view.language;
  const focused = document.activeElement?.id ?? '';
  const open = new Set([...main.querySelectorAll('details')].map((one) => one.open && one.id));
  main.replaceChildren(
    element('h1', { textContent: view.heading }),
    statusOf(view.status),
    toolbar(view.buttons),
    ...view.sections.map((section, index) => sectionOf(section, `section-${index}`, view.language)),
  );
  for (const details of main.querySelectorAll('details')) details.open ||= open.has(details.id);
  if (focused !== '') document.getElementById(focused)?.focus();
  announcement.textContent = view.announcement;
}

function statusOf({ tone, text, explanation }: Status): HTMLElement {
  const status = element('p', { className: `status ${tone}` });
  status.append(element('strong', { textContent: text }), ` ${explanation}`);
  return status;
}

function toolbar(buttons: readonly Button[]): HTMLElement {
  const bar = element('p', { className: 'buttons' });
  bar.append(...buttons.map((button) => buttonOf(button)));
  return bar;
}

function buttonOf({ action, label }: Button): HTMLButtonElement {
  const button = element('button', { id: action, type: 'button', textContent: label });
  button.addEventListener('click', () => extension.postMessage({ kind: action }));
  return button;
}

function sectionOf(section: Section, id: string, language: string): HTMLElement {
  if (section.kind === 'raw') {
    const details = element('details', { id, open: section.isOpen });
    const text = element('pre', { textContent: section.text, tabIndex: 0 });
    // Named by its heading, since it can be reached by keyboard to scroll it.
    text.role = 'region';
    text.ariaLabel = section.heading;
    details.append(element('summary', { id: `${id}-summary`, textContent: section.heading }), text);
    return details;
  }
  const box = element('section');
  box.append(element('h2', { textContent: section.heading }), contentOf(section, language));
  return box;
}

function contentOf(section: Exclude<Section, { kind: 'raw' }>, language: string): HTMLElement {
  switch (section.kind) {
    case 'texts': {
      const texts = element('div');
      texts.append(
        ...section.texts.map((textContent) => element('p', { className: 'quote', textContent })),
      );
      return texts;
    }
    case 'steps': {
      const steps = element('ul');
      steps.append(...section.steps.map((textContent) => element('li', { textContent })));
      return steps;
    }
    case 'facts': {
      const facts = element('dl');
      facts.append(...section.facts.flatMap((fact) => factOf(fact, language)));
      return facts;
    }
  }
}

function factOf({ name, value, button }: Fact, language: string): readonly HTMLElement[] {
  const description = element('dd');
  switch (value.kind) {
    case 'time': {
      const time = element('time', { dateTime: value.iso, title: value.iso });
      time.textContent = new Date(value.iso).toLocaleString(language);
      description.append(time);
      break;
    }
    case 'code':
      description.append(element('code', { textContent: value.text }));
      break;
    case 'text':
      description.append(value.text);
  }
  if (button) description.append(' ', buttonOf(button));
  return [element('dt', { textContent: name }), description];
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}
