import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether moto's server is installed: `pip install 'moto[server]'`. */
const hasMoto = spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).error === undefined;

const missing = [
  ...(hasMoto ? [] : ['moto_server is not on the PATH']),
  ...(process.env.TERRAFORM_BINARY_NAME ? [] : ['TERRAFORM_BINARY_NAME is not set']),
].join(', ');

/** Like `describe` where moto's server and Terraform are at hand; elsewhere each test is skipped by its name, with the reason. */
export const describeWithMoto = (name: string, body: () => void): void =>
  missing ? describe.skip(`${name} (skipped: ${missing})`, body) : describe(name, body);

/** AWS's answers to the calls that moto has not. */
const unknownToMoto: Readonly<Record<string, { status: number; body: object }>> = {
  'SWBExternalService.GetPermissionsBoundaryForPermissionSet': {
    status: 400,
    body: { __type: 'ResourceNotFoundException', message: 'none' },
  },
  'SWBExternalService.ListTagsForResource': { status: 200, body: { Tags: [] } },
  'AWSOrganizationsV20161128.DescribeResourcePolicy': {
    status: 200,
    body: { ResourcePolicy: { Content: '{"Version":"2012-10-17","Statement":[]}' } },
  },
};

/**
 * Moto's server on a loopback port, with a door in front of it that writes down which calls are made and speaks as AWS
 * does where moto does not: it knows no permissions boundaries and tags of permission sets, and gives their ARNs another
 * form.
 */
export class Moto {
  /** names of the calls made so far: `ListAccountsForParent`, or method and path for Account Management */
  readonly calls: string[] = [];
  /** address of moto itself, for what the door does not understand: S3 */
  direct = '';
  private server?: ChildProcess;
  private door?: Server;

  /** Starts it; returns the address for `AWS_ENDPOINT_URL`. */
  async start(): Promise<string> {
    const behind = await freePort();
    this.server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(behind)], { stdio: 'ignore' });
    const url = `http://127.0.0.1:${behind}`;
    this.direct = url;
    for (let tries = 0; tries < 150; tries++) {
      const up = await fetch(`${url}/moto-api/data.json`).catch(() => undefined);
      if (up?.ok) break;
      await pause(200);
    }
    this.door = createServer((request, response) => void this.pass(request, response, url));
    await new Promise<void>((done) => this.door?.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.door.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.door?.closeAllConnections();
    this.door?.close();
    this.server?.kill();
  }

  private async pass(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const target = String(request.headers['x-amz-target'] ?? request.url).replace(/^.*[./]/, '');
    this.calls.push(target);
    const unknown = unknownToMoto[String(request.headers['x-amz-target'])];
    if (unknown) {
      response.writeHead(unknown.status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(unknown.body));
      return;
    }
    const body = Buffer.concat(chunks)
      .toString()
      .replace(/:permissionSet\/(ssoins-\w+\/ps-)/g, ':instance/$1');
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      ['host', 'content-length', 'connection', 'expect'].includes(name) ? [] : [[name, String(value)]],
    );
    const answer = await fetch(url + request.url, { method: request.method ?? 'POST', headers, body });
    const text = (await answer.text()).replace(/:instance\/(ssoins-\w+\/ps-)/g, ':permissionSet/$1');
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(text);
  }
}

async function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
