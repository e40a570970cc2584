import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Runs lines `aws s3api …` of a page against moto, each as the one HTTP request that it stands for: the AWS CLI is no
 * dependency of the tests. Moto gives private objects to whoever sends an `Authorization`, and looks at no signature.
 */
export class S3Api {
  /** @param moto moto's address @param folder where the files of the commands are */
  constructor(
    private readonly moto: string,
    private readonly folder: string,
  ) {}

  /** Makes a bucket that keeps versions, as Landfall's own does. */
  async makeBucket(bucket: string): Promise<void> {
    const region = '<LocationConstraint>eu-central-1</LocationConstraint>';
    await this.ask('PUT', bucket, {}, `<CreateBucketConfiguration>${region}</CreateBucketConfiguration>`);
    const enabled = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
    await this.ask('PUT', bucket, { versioning: '' }, enabled);
  }

  /** Runs one line; gives what S3 answers. */
  async run(line: string): Promise<string> {
    const [aws, s3api, operation, ...args] = line.split(' ');
    if (`${aws} ${s3api}` !== 'aws s3api') throw new Error(`not a command of S3: ${line}`);
    const option = { type: 'string' } as const;
    const options = {
      ...{ bucket: option, key: option, prefix: option, body: option, 'version-id': option },
      ...{ query: option, output: option },
    };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { bucket = '', key = '', prefix = '', body = '', 'version-id': versionId } = values;
    const version: Record<string, string> = versionId ? { versionId } : {};
    switch (operation) {
      case 'list-object-versions':
        return queried(await this.ask('GET', bucket, { versions: '', prefix }), values.query);
      case 'get-object': {
        const text = await this.ask('GET', `${bucket}/${key}`, version);
        writeFileSync(join(this.folder, positionals[0] ?? ''), text);
        return text;
      }
      case 'put-object':
        return this.ask('PUT', `${bucket}/${key}`, {}, readFileSync(join(this.folder, body), 'utf8'));
      case 'delete-object':
        return this.ask('DELETE', `${bucket}/${key}`, version);
      default:
        throw new Error(`no translation of ${operation}`);
    }
  }

  private async ask(
    method: string,
    path: string,
    query: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<string> {
    const answer = await fetch(`${this.moto}/${path}?${new URLSearchParams(query)}`, {
      method,
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=test/20261121/eu-central-1/s3/aws4_request' },
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text;
  }
}

/** The rows of `--query "Versions[?Key=='…'].[VersionId,LastModified]" --output text`: S3 gives the newest first. */
function queried(answer: string, query = ''): string {
  const key = /^"Versions\[\?Key=='(.*)'\]\.\[VersionId,LastModified\]"$/.exec(query)?.[1];
  if (!key) throw new Error(`no translation of the query ${query}`);
  return answer
    .split('<Version>')
    .filter((version) => version.includes(`<Key>${key}</Key>`))
    .map((version) =>
      ['VersionId', 'LastModified']
        .map((field) => new RegExp(`<${field}>([^<]*)`).exec(version)?.[1])
        .join('\t'),
    )
    .join('\n');
}
