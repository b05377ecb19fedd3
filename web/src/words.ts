// SPDX-License-Identifier: Apache-2.0
import { IntlMessageFormat } from 'intl-messageformat';
import type { Text } from './types.ts';

/** Languages with a complete catalogue. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** A plain text, or the parsed form of an ICU message (the build parses, so the parser is not shipped). */
type Message = string | ConstructorParameters<typeof IntlMessageFormat>[0];
export type Catalogue = Record<string, Message>;
export type Params = Record<string, string | number | undefined | null>;

/** The language nearest to a BCP 47 tag: every Chinese gets the Chinese catalogue, all else English. */
export function nearestLanguage(tag: string | null | undefined): Language {
  return /^zh\b/i.test(tag ?? '') ? 'zh-CN' : 'en';
}

/** Words of one language. An unknown key gives its last part, so that a new code of the core still shows. */
export class Words {
  private readonly parsed = new Map<string, IntlMessageFormat>();
  private whole?: Promise<void>;

  /** `rest` loads the words that are not needed at first: derivations, the editor of the history and its neighbours. */
  constructor(readonly language: Language, private catalogue: Catalogue, private readonly rest?: () => Promise<Catalogue>) {}

  /** Settled when all words are there. A failed load can be tried again. */
  all(): Promise<void> {
    this.whole ??= (async () => {
      if (this.rest) this.catalogue = { ...this.catalogue, ...await this.rest() };
    })();
    this.whole.catch(() => { this.whole = undefined; });
    return this.whole;
  }

  /** Whether somebody has asked for all words. */
  get wanted(): boolean {
    return this.whole !== undefined;
  }

  has(key: string): boolean {
    return key in this.catalogue;
  }

  say(key: string, params: Params = {}): string {
    const message = this.catalogue[key];
    if (message === undefined) return key.slice(key.indexOf('.') + 1);
    if (typeof message === 'string') return message;
    let parsed = this.parsed.get(key);
    if (!parsed) {
      parsed = new IntlMessageFormat(message, this.language);
      this.parsed.set(key, parsed);
    }
    const filled: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(params)) filled[name] = value ?? '';
    try {
      return String(parsed.format(filled));
    } catch {
      return key; // a placeholder without a value: show the key rather than nothing
    }
  }

  /** A localisable text of a document in this language. */
  text(text: Text | null | undefined, fallback = ''): string {
    if (text == null) return fallback;
    if (typeof text === 'string') return text;
    const short = this.language.split('-')[0]!;
    const key = Object.keys(text).find((tag) => tag === this.language) ??
      Object.keys(text).find((tag) => tag.split('-')[0] === short) ?? ('en' in text ? 'en' : Object.keys(text)[0]);
    return key === undefined ? fallback : text[key]!;
  }
}

const loaded = new Map<Language, Promise<Words>>();

/** Loads the catalogue that lies beside this module, and on demand its second part. */
export function loadWords(language: Language): Promise<Words> {
  let words = loaded.get(language);
  if (!words) {
    const part = async (name: string) => (await import(new URL(`./locales/${name}.js`, import.meta.url).href) as { default: Catalogue }).default;
    words = part(language).then((catalogue) => new Words(language, catalogue, () => part(`${language}.more`)));
    words.catch(() => loaded.delete(language));
    loaded.set(language, words);
  }
  return words;
}
