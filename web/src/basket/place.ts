// SPDX-License-Identifier: Apache-2.0

/** A value in a JSON text: where it begins and ends, and the number of its line, from 1. */
export interface Place { from: number; to: number; line: number }

/**
 * The place of the value that a JSON pointer names, or of the last one on the way to it that is there: what is missing is missing in that. Undefined
 * for text that is no JSON.
 */
export function placeOf(text: string, pointer: string): Place | undefined {
  const names = pointer.split('/').slice(1).map((name) => name.replace(/~1/g, '/').replace(/~0/g, '~'));
  try {
    const { from, to } = new Reader(text).find(names);
    return { from, to, line: text.slice(0, from).split('\n').length };
  } catch {
    return undefined;
  }
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  /** The value that begins here, or what of the path lies in it. */
  find(path: string[]): { from: number; to: number } {
    this.space();
    const from = this.at;
    const open = this.text[this.at];
    let found: { from: number; to: number } | undefined;
    if (open === '{' || open === '[') {
      this.at++;
      for (let index = 0; this.more(open === '{' ? '}' : ']'); index++) {
        const name = open === '{' ? this.name() : String(index);
        const inside = this.find(name === path[0] ? path.slice(1) : []);
        if (name === path[0]) found = inside;
      }
    } else if (open === '"') {
      this.string();
    } else {
      const value = /[^\s,\]}]+/y;
      value.lastIndex = this.at;
      this.at += this.taken(value.exec(this.text));
    }
    return found ?? { from, to: this.at };
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  /** Whether a list goes on here; past the comma, or past the bracket that closes it. */
  private more(close: string): boolean {
    this.space();
    if (this.text[this.at] === ',') this.at++;
    this.space();
    if (this.at >= this.text.length) throw new SyntaxError('the text ends too early');
    if (this.text[this.at] !== close) return true;
    this.at++;
    return false;
  }

  private name(): string {
    const name = this.string();
    this.space();
    if (this.text[this.at] !== ':') throw new SyntaxError('no colon');
    this.at++;
    return name;
  }

  private string(): string {
    const quoted = /"(?:[^"\\]|\\.)*"/ys;
    quoted.lastIndex = this.at;
    const match = quoted.exec(this.text);
    this.at += this.taken(match);
    return JSON.parse(match![0]) as string;
  }

  private taken(match: RegExpExecArray | null): number {
    if (!match) throw new SyntaxError('no value');
    return match[0].length;
  }
}
