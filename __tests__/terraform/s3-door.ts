import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A proxy between Terraform and moto: Terraform's S3 backend asks for `<bucket>.s3.test`, as AWS names buckets, and moto
 * has them as the first part of the path.
 */
export class S3Door {
  private server?: Server;

  /** @param moto moto's address; gives what Terraform needs in its environment */
  async open(moto: string): Promise<NodeJS.ProcessEnv> {
    const { hostname, port } = new URL(moto);
    this.server = createServer((from, to) => {
      const { host, pathname, search } = new URL(from.url ?? '/', `http://${from.headers.host}`);
      const bucket = host.endsWith('.s3.test') ? `/${host.slice(0, -'.s3.test'.length)}` : '';
      const path = `${bucket}${pathname}${search}`;
      const headers = { ...from.headers, host: `${hostname}:${port}` };
      const ask = request({ hostname, port, path, method: from.method, headers }, (answer) => {
        to.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(to);
      });
      ask.on('error', () => to.writeHead(502).end());
      from.pipe(ask);
    });
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done));
    return {
      HTTP_PROXY: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      AWS_ENDPOINT_URL_S3: 'http://s3.test',
      AWS_ENDPOINT_URL_STS: 'http://sts.test',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-central-1',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  close(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}
