import { asObject } from '../../../terraform/documents/json-object';

const namespace = 'http://queue.amazonaws.com/doc/2012-11-05/';

/** HTTP APIs speak SQS's query protocol, whose answers are XML: writes one from the answer of the JSON protocol. */
export function sqsXml(action: string, answer: unknown, requestId: string): string {
  const result = Object.entries(asObject(answer)).map(([name, value]) => element(name, value));
  const inner = result.length === 0 ? '' : `<${action}Result>${result.join('')}</${action}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${escaped(requestId)}</RequestId></ResponseMetadata>`;
  return `<?xml version="1.0"?><${action}Response xmlns="${namespace}">${inner}${metadata}</${action}Response>`;
}

/** A list has an element for each item, named in the singular, as `Messages` are `Message`. */
function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element(name.replace(/s$/, ''), item)).join('');
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, item]) => element(key, item))
      : [escaped(String(value))];
  return `<${name}>${inner.join('')}</${name}>`;
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
