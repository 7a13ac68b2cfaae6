/**
 * A JSON string of what a Velocity reference holds, whatever a caller put there. `escapeJavaScript` also escapes single quotes,
 * which JSON does not know, so that is taken back. A reference that holds nothing gives an empty string.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function jsonText(reference: `$context.${string}`): JsonText {
  const variable = reference.slice('$context.'.length).replace(/\W/g, '_');
  return {
    set: `#set($${variable} = "$!${reference.slice(1)}")`,
    value: `"$util.escapeJavaScript($${variable}).replaceAll("\\\\'", "'")"`,
  };
}

/** The two parts of a {@link jsonText}. */
export interface JsonText {
  /** A line before the JSON, which holds the value as text. */
  readonly set: string;

  /** The string itself, quotes included. */
  readonly value: string;
}
