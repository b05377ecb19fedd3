// SPDX-License-Identifier: Apache-2.0
// The shell of the page: tabs, language, theme. All else is the element.
import type { LoyaltyCalculator } from './calculator-element.ts';

const root = document.documentElement;
const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')];
const calculators = [...document.querySelectorAll<LoyaltyCalculator>('loyalty-calculator')];

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is refused here; the choice holds until the page is left.
  }
}

function select(tab: HTMLElement, focus: boolean): void {
  for (const other of tabs) {
    const chosen = other === tab;
    other.setAttribute('aria-selected', String(chosen));
    other.tabIndex = chosen ? 0 : -1;
  }
  if (focus) tab.focus();
  const name = tab.dataset['view']!;
  root.dataset['view'] = name; // the style sheet shows its panel
  if (focus || location.hash) history.replaceState(null, '', `#${name}`);
}

function onKey(event: KeyboardEvent): void {
  const at = tabs.indexOf(event.target as HTMLElement);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  select(tabs[(to + tabs.length) % tabs.length]!, true);
}

function applyLanguage(): void {
  for (const calculator of calculators) calculator.setAttribute('locale', root.lang);
  document.title = root.dataset[root.lang === 'zh-CN' ? 'titleZh' : 'titleEn'] ?? document.title;
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset['language'] === root.lang));
  }
}

function applyTheme(): void {
  const theme = root.dataset['theme'] ?? 'auto';
  for (const calculator of calculators) calculator.setAttribute('theme', theme);
  for (const button of document.querySelectorAll<HTMLElement>('button[data-theme]')) {
    button.setAttribute('aria-pressed', String(button.dataset['theme'] === theme));
  }
}

for (const tab of tabs) {
  tab.addEventListener('click', () => select(tab, true));
  tab.addEventListener('keydown', onKey);
}
document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('button[data-language], button[data-theme]');
  if (!button) return;
  const { language, theme } = button.dataset;
  if (language) {
    root.lang = language;
    remember('lc-language', language);
    applyLanguage();
  } else if (theme) {
    root.dataset['theme'] = theme;
    remember('lc-theme', theme);
    applyTheme();
  }
});

// A programme chosen in one view is the programme of all.
document.addEventListener('lc-change', (event) => {
  const { program } = (event as CustomEvent<{ program?: LoyaltyCalculator['program'] }>).detail;
  if (program) for (const calculator of calculators) if (calculator !== event.target) calculator.program = program;
});

window.addEventListener('hashchange', () => {
  const tab = tabs.find((t) => t.dataset['view'] === location.hash.slice(1));
  if (tab) select(tab, false);
});

applyLanguage();
applyTheme();
const first = tabs.find((tab) => tab.dataset['view'] === root.dataset['view']);
if (first) select(first, false);
