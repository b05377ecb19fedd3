// SPDX-License-Identifier: Apache-2.0
// Runs before the first paint: language, theme and view of the page, so that nothing flashes.
(() => {
  let language: string | null = null;
  let theme: string | null = null;
  try {
    language = localStorage.getItem('lc-language');
    theme = localStorage.getItem('lc-theme');
  } catch {
    // Storage is refused here; the browser's own settings decide.
  }
  const root = document.documentElement;
  root.lang = language ?? (/^zh\b/i.test(navigator.language) ? 'zh-CN' : 'en');
  root.dataset['theme'] = theme ?? 'auto';
  // The merchant's view opens on wide screens, the customer's on phones, unless the address names one.
  const named = /^#(points|basket|promo|compare)\b/.exec(location.hash);
  root.dataset['view'] = named?.[1] ?? (matchMedia('(min-width: 60rem)').matches ? 'promo' : 'points');
})();
