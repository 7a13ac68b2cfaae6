import { onText, type TerraformFunction } from './text-functions';
import { numberOf, type Value } from './value';

interface Network {
  readonly address: number;
  readonly bits: number;
}

const size = 32;

/** An IPv4 network, `10.0.0.0/16`. IPv6 is not followed. */
function networkOf(value: Value | undefined): Network | undefined {
  const [, a, b, c, d, bits] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(String(value)) ?? [];
  const parts = [a, b, c, d].map(Number);
  if (bits === undefined || Number(bits) > size || parts.some((part) => !(part <= 255))) return undefined;
  const address = parts.reduce((sum, part) => sum * 256 + part, 0);
  return { address: address - (address % 2 ** (size - Number(bits))), bits: Number(bits) };
}

const dotted = (address: number): string => [24, 16, 8, 0].map((by) => Math.floor(address / 2 ** by) % 256).join('.');

function subnet(network: Network, newBits: number, number: number): string | undefined {
  const bits = network.bits + newBits;
  if (bits > size || number >= 2 ** newBits) return undefined;
  return `${dotted(network.address + number * 2 ** (size - bits))}/${bits}`;
}

function subnets(prefix: Value | undefined, ...sizes: readonly Value[]): Value | undefined {
  const network = networkOf(prefix);
  let next = network?.address ?? 0;
  const made = sizes.map((one) => {
    const bits = (network?.bits ?? 0) + (numberOf(one) ?? size);
    const step = 2 ** (size - bits);
    const from = Math.ceil(next / step) * step;
    next = from + step;
    return bits > size ? undefined : `${dotted(from)}/${bits}`;
  });
  return network !== undefined && made.every((one) => one !== undefined) ? made : undefined;
}

/** Terraform's functions of IPv4 networks. */
export const networkFunctions: Readonly<Record<string, TerraformFunction>> = {
  cidrhost: (prefix, host) => {
    const [network, number] = [networkOf(prefix), numberOf(host)];
    if (network === undefined || number === undefined) return undefined;
    return dotted(network.address + (number < 0 ? 2 ** (size - network.bits) + number : number));
  },
  cidrnetmask: onText((prefix) => {
    const network = networkOf(prefix);
    return network && dotted(2 ** size - 2 ** (size - network.bits));
  }),
  cidrsubnet: (prefix, newBits, number) => {
    const [network, bits, at] = [networkOf(prefix), numberOf(newBits), numberOf(number)];
    return network === undefined || bits === undefined || at === undefined ? undefined : subnet(network, bits, at);
  },
  cidrsubnets: subnets,
};
