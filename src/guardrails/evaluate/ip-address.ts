/** An address range as 128 bits; IPv4 keeps a family of its own, since AWS never equates the two. */
interface Range {
  readonly family: 4 | 6;
  readonly bits: bigint;
  readonly prefix: number;
}

const WIDTH = { 4: 32, 6: 128 } as const;

/**
 * Whether an address lies in a CIDR range (RFC 4632), IPv4 or IPv6. An address without a prefix is a range of one.
 *
 * @returns false for anything that is no address, and for an address of the other family
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 */
export function isInRange(address: string, range: string): boolean {
  const outer = parse(range);
  const inner = parse(address);
  if (!outer || !inner || outer.family !== inner.family || inner.prefix < outer.prefix) return false;
  const shift = BigInt(WIDTH[outer.family] - outer.prefix);
  return inner.bits >> shift === outer.bits >> shift;
}

function parse(text: string): Range | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const family = address.includes(':') ? 6 : 4;
  const bits = family === 6 ? parse6(address) : parse4(address);
  const prefix = length === undefined ? WIDTH[family] : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (bits === undefined || rest.length > 0 || prefix < 0 || prefix > WIDTH[family]) return undefined;
  return { family, bits, prefix };
}

function parse4(address: string): bigint | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function parse6(address: string): bigint | undefined {
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}
