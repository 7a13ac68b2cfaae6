/** An attribute as DynamoDB sends it: `{ S: 'text' }`, `{ L: [...] }`. */
type Attribute = Readonly<Record<string, unknown>>;

/** An item as plain JSON: sets are lists, binary values base64. */
export const plainItem = (item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value as Attribute)]));

function plain(attribute: Attribute): unknown {
  const [type = '', value] = Object.entries(attribute)[0] ?? [];
  switch (type) {
    case 'N':
      return numberOrText(String(value));
    case 'NS':
      return (value as readonly string[]).map(numberOrText);
    case 'NULL':
      return null;
    case 'L':
      return (value as readonly Attribute[]).map(plain);
    case 'M':
      return plainItem(value as Attribute);
    default:
      return value;
  }
}

/** A number that JSON would round stays a text. */
const numberOrText = (text: string): number | string => (String(Number(text)) === text ? Number(text) : text);
