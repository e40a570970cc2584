/**
 * Matches events against CloudWatch's filter patterns for JSON, as far as alarms on CloudTrail use them: `=` and `!=`
 * with `*`, `IS NULL`, `EXISTS`, `NOT EXISTS`, `&&`, `||` and brackets.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function matches(pattern: string, event: object): boolean {
  return new Parser(tokensOf(pattern)).pattern(event);
}

type Token = string;

const tokenForms = /\s*(\{|\}|\(|\)|&&|\|\||!=|=|"[^"]*"|\$[.\w]+|[\w.:*/-]+)/y;

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  tokenForms.lastIndex = 0;
  while (tokenForms.lastIndex < pattern.trimEnd().length) {
    const found = tokenForms.exec(pattern);
    if (!found?.[1]) throw new Error(`not a filter pattern from column ${tokenForms.lastIndex}: ${pattern}`);
    tokens.push(found[1]);
  }
  return tokens;
}

/** A parser that evaluates as it goes: `or` of `and` of comparisons and brackets. */
class Parser {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  pattern(event: object): boolean {
    this.expect('{');
    const result = this.or(event);
    this.expect('}');
    if (this.position !== this.tokens.length)
      throw new Error(`more after the end: ${this.tokens[this.position]}`);
    return result;
  }

  private or(event: object): boolean {
    let result = this.and(event);
    while (this.accept('||')) result = this.and(event) || result;
    return result;
  }

  private and(event: object): boolean {
    let result = this.term(event);
    while (this.accept('&&')) result = this.term(event) && result;
    return result;
  }

  private term(event: object): boolean {
    if (!this.accept('(')) return this.comparison(event);
    const result = this.or(event);
    this.expect(')');
    return result;
  }

  private comparison(event: object): boolean {
    const value = valueAt(event, this.next());
    const operator = this.next();
    if (operator === 'EXISTS') return value !== undefined;
    if (operator === 'NOT') {
      this.expect('EXISTS');
      return value === undefined;
    }
    if (operator === 'IS') {
      this.expect('NULL');
      return value === null;
    }
    const wanted = this.next().replace(/^"|"$/g, '');
    // A property that is not there equals nothing, and so differs from everything.
    const equal = typeof value === 'string' && wildcard(wanted).test(value);
    if (operator === '=') return equal;
    if (operator === '!=') return !equal;
    throw new Error(`unknown operator ${operator}`);
  }

  private next(): Token {
    const token = this.tokens[this.position++];
    if (token === undefined) throw new Error('the pattern ends too early');
    return token;
  }

  private accept(token: Token): boolean {
    if (this.tokens[this.position] !== token) return false;
    this.position++;
    return true;
  }

  private expect(token: Token): void {
    const found = this.next();
    if (found !== token) throw new Error(`${token} was expected, not ${found}`);
  }
}

function valueAt(event: object, selector: string): unknown {
  const steps = selector.replace(/^\$\.?/, '').split('.');
  return steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | null | undefined)?.[step],
    event,
  );
}

const wildcard = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 's');
