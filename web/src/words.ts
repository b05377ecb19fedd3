// SPDX-License-Identifier: Apache-2.0
import { IntlMessageFormat } from 'intl-messageformat';
import type { Text } from './types.ts';

/** Languages with a complete catalogue. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** A plain text, or the parsed form of an ICU message (the build parses, so the parser is not shipped). */
type Message = string | ConstructorParameters<typeof IntlMessageFormat>[0];
export type Catalogue = Record<string, Message>;
/**
 * What is fetched beside the first words: those of a view, the offers of a basket (`offers`), derivations and what "My points" has further
 * down (`more`).
 */
export type WordPart = 'more' | 'points' | 'promo' | 'compare' | 'offers';
export type Params = Record<string, string | number | undefined | null>;

/** The language nearest to a BCP 47 tag: every Chinese gets the Chinese catalogue, all else English. */
export function nearestLanguage(tag: string | null | undefined): Language {
  return /^zh\b/i.test(tag ?? '') ? 'zh-CN' : 'en';
}

/** Words of one language. An unknown key gives its last part, so that a new code of the core still shows. */
export class Words {
  private readonly parsed = new Map<string, IntlMessageFormat>();
  private readonly parts = new Map<WordPart, Promise<void>>();

  /** `load` fetches words that are not needed at first. */
  constructor(readonly language: Language, private catalogue: Catalogue, private readonly load?: (part: WordPart) => Promise<Catalogue>) {}

  /** Settled when the words of these parts are there. A failed load can be tried again. */
  async with(...names: WordPart[]): Promise<void> {
    await Promise.all(names.map((name) => {
      let part = this.parts.get(name);
      if (!part) {
        part = (this.load?.(name) ?? Promise.resolve({})).then((words) => { this.catalogue = { ...this.catalogue, ...words }; });
        part.catch(() => this.parts.delete(name));
        this.parts.set(name, part);
      }
      return part;
    }));
  }

  /** The parts that somebody has asked for. */
  get wanted(): WordPart[] {
    return [...this.parts.keys()];
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

/** Loads the catalogue that lies beside this module, and on demand its further parts. */
export function loadWords(language: Language): Promise<Words> {
  let words = loaded.get(language);
  if (!words) {
    const part = async (name: string) => (await import(new URL(`./locales/${name}.js`, import.meta.url).href) as { default: Catalogue }).default;
    words = part(language).then((catalogue) => new Words(language, catalogue, (name) => part(`${language}.${name}`)));
    words.catch(() => loaded.delete(language));
    loaded.set(language, words);
  }
  return words;
}
