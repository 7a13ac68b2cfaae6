const short: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
};

/** `$util.escapeJavaScript`: as Apache Commons Lang 2 does, single quotes and slashes included. */
export function escapeJavaScript(text: string): string {
  return text
    .split('')
    .map((char) => {
      const code = char.charCodeAt(0);
      if (short[char]) return short[char];
      if (code < 32 || code > 0x7f) return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
      return /['"\\/]/.test(char) ? `\\${char}` : char;
    })
    .join('');
}
