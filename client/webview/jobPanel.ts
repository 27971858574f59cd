/** The job panel's page: shows the view that the extension sends, reports what is pressed. */
import { element } from './elements.ts';
import type {
  JobRef,
  Notice,
  PageMessage,
  PanelView,
  Progress,
  ShowMessage,
  Status,
} from './messages.ts';
import { sectionOf } from './sections.ts';
import { buttonOf, factsOf, type Press } from './values.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  setState(state: JobRef | null): void;
};

const extension = acquireVsCodeApi();
const main = element('main');
/** Outside of what is replaced: a live region speaks only when its own text changes. */
const announcement = element('p', { className: 'announcement' });
announcement.role = 'status';
document.body.append(main, announcement);

const press: Press = ({ action, target }) =>
  extension.postMessage(target === undefined ? { kind: action } : { kind: action, target });

addEventListener('message', ({ data }: MessageEvent<ShowMessage>) => show(data));
extension.postMessage({ kind: 'ready' });

/** A part of the page: it is made anew when what it shows has changed. */
interface Part {
  readonly key: string;
  readonly shows: unknown;
  readonly make: () => HTMLElement;
}

/** What is on the page, by the keys of the parts. */
let shown = new Map<string, { readonly text: string; readonly made: HTMLElement }>();

function show({ view, state }: ShowMessage): void {
  extension.setState(state);
  document.documentElement.lang = view.language;
  const focused = document.activeElement?.id ?? '';
  const next = new Map(
    partsOf(view).map(({ key, shows, make }) => {
      const text = JSON.stringify(shows);
      const before = shown.get(key);
      if (before?.text === text) return [key, before];
      const made = make();
      if (before) keepPlaces(before.made, made);
      return [key, { text, made }];
    }),
  );
  const kept = new Set([...next.values()].map(({ made }) => made));
  for (const { made } of shown.values()) if (!kept.has(made)) made.remove();
  // What stays is not moved: it would lose the focus and the place to which it is scrolled.
  [...kept].forEach((made, index) => {
    if (main.children[index] !== made) main.insertBefore(made, main.children[index] ?? null);
  });
  for (const made of kept) scrollBack(made);
  shown = next;
  if (focused !== '' && document.activeElement === document.body)
    document.getElementById(focused)?.focus();
  announce(view.announcement);
}

/** It is in sight for a while: what is said of a press is not true of the page for ever. */
let fading = 0;
function announce(text: string): void {
  if (announcement.textContent === text) return;
  announcement.textContent = text;
  announcement.classList.remove('old');
  clearTimeout(fading);
  fading = setTimeout(() => announcement.classList.add('old'), 10_000);
}

function partsOf(view: PanelView): readonly Part[] {
  const { language, heading, notices, progress, figures, buttons, sections } = view;
  const statuses = [view.status, view.otherStatus].filter((status) => status !== undefined);
  return [
    { key: 'head', shows: [heading, statuses], make: () => headOf(heading, statuses) },
    {
      key: 'buttons',
      shows: buttons,
      make: () =>
        element('p', { className: 'buttons' }, ...buttons.map((button) => buttonOf(button, press))),
    },
    ...notices.map((notice) => ({
      key: `notice ${notice.text}`,
      shows: notice,
      make: () => noticeOf(notice, language),
    })),
    ...(progress ? [{ key: 'progress', shows: progress, make: () => progressOf(progress) }] : []),
    ...(figures.length > 0
      ? [
          {
            key: 'figures',
            shows: [figures, language],
            make: () =>
              element('dl', { className: 'figures' }, ...factsOf(figures, language, press)),
          },
        ]
      : []),
    ...sections.map((section) => ({
      key: `section ${section.heading}`,
      shows: [section, language],
      make: () => sectionOf(section, section.heading.replaceAll(/\s/g, '-'), language, press),
    })),
  ];
}

function headOf(heading: string, statuses: readonly Status[]): HTMLElement {
  return element(
    'header',
    {},
    element('h1', { textContent: heading }),
    ...statuses.map(({ tone, text, explanation }) =>
      element(
        'p',
        { className: `status ${tone}` },
        element('strong', { textContent: text }),
        ` ${explanation}`,
      ),
    ),
  );
}

function noticeOf({ text, facts }: Notice, language: string): HTMLElement {
  return element(
    'div',
    { className: 'notice' },
    element('p', { textContent: text }),
    ...(facts.length > 0
      ? [element('dl', { className: 'figures' }, ...factsOf(facts, language, press))]
      : []),
  );
}

function progressOf({ label, done, total }: Progress): HTMLElement {
  const bar = element('progress', { max: total, value: done });
  return element('label', { className: 'progress' }, bar, element('span', { textContent: label }));
}

const scrollers = '.scroller[id], pre[id]';
const places = new WeakMap<HTMLElement, number>();

/** What is open stays open, what is scrolled stays scrolled. */
function keepPlaces(before: HTMLElement, made: HTMLElement): void {
  for (const details of detailsIn(made)) details.open ||= isOpen(detailsIn(before), details.id);
  for (const scroller of made.querySelectorAll<HTMLElement>(scrollers)) {
    const old = document.getElementById(scroller.id);
    if (old && old.scrollTop > 0) places.set(scroller, old.scrollTop);
  }
}

function scrollBack(made: HTMLElement): void {
  for (const scroller of made.querySelectorAll<HTMLElement>(scrollers)) {
    const place = places.get(scroller);
    if (place === undefined) continue;
    scroller.scrollTop = place;
    places.delete(scroller);
  }
}

function detailsIn(part: HTMLElement): readonly HTMLDetailsElement[] {
  const inner = [...part.querySelectorAll('details')];
  return part instanceof HTMLDetailsElement ? [part, ...inner] : inner;
}

function isOpen(all: readonly HTMLDetailsElement[], id: string): boolean {
  return all.some((details) => details.id === id && details.open);
}
