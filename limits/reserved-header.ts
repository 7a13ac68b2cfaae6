import { enumerations } from './limits';

/** Whether API Gateway keeps a header of this name to itself, so that no mapping changes it. */
export function isReservedHeader(header: string): boolean {
  const name = header.toLowerCase();
  const { reservedHeaders, reservedHeaderPrefixes } = enumerations;
  return (
    reservedHeaders.value.some((one) => one === name) ||
    reservedHeaderPrefixes.value.some((prefix) => name.startsWith(prefix))
  );
}
