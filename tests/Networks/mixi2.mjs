// mixi2's Application API: posts by gRPC on one port; on the next one tokens (OAuth 2.0 client credentials, RFC 6749), and the
// pages at which people read posts.
import crypto from 'node:crypto';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { serveHttp } from './http.mjs';
import { delay } from './network.mjs';
import { statusPage } from './page.mjs';

const clientId = 'blog:application';
const clientSecret = 'mixi2 client secret +%&';
const authKey = 'mixi2-auth-key';
const communities = ['snow-country'];
const maxText = 149;
const callsPerMinute = { count: 20, periodMs: 60_000 };

export const ports = 2;

export async function start(network, port) {
  const tokens = new Set();
  const auth = await serveAuth(network, port === 0 ? 0 : port + 1, tokens);
  const listening = await serveGrpc(network, port, tokens);
  const settings = {
    ClientId: clientId, ClientSecret: clientSecret, AuthKey: authKey, AuthEndpoint: `${auth}/oauth2/token`, Endpoint: `http://127.0.0.1:${listening}`, StatusUrlPattern: `${auth}/posts/{id}`,
  };
  return { url: settings.Endpoint, auth, settings };
}

async function serveAuth(network, port, tokens) {
  const encoded = [clientId, clientSecret].map((part) => new URLSearchParams({ '': part }).toString().slice(1)).join(':');
  const basic = `Basic ${Buffer.from(encoded).toString('base64')}`;
  const isToken = (request) => request.method === 'POST' && request.path === '/oauth2/token';
  const served = await serveHttp(network, port, (request) => (isToken(request) ? 'token' : 'other'), (request) => {
    if (request.method === 'GET' && request.path.startsWith('/posts/')) return statusPage(network, request.path.split('/')[2]);
    if (!isToken(request)) return { status: 404 };
    const form = new URLSearchParams(request.body);
    if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) network.violate('A token is asked for with a form.');
    if (request.headers.authorization !== basic) return { status: 401, headers: { 'www-authenticate': 'Basic' }, body: { error: 'invalid_client' } };
    if (form.get('grant_type') !== 'client_credentials') {
      network.violate('The grant is not client_credentials.');
      return { status: 400, body: { error: 'unsupported_grant_type' } };
    }
    const token = crypto.randomBytes(24).toString('base64url');
    tokens.add(token);
    return { status: 200, headers: { 'cache-control': 'no-store' }, body: { access_token: token, token_type: 'Bearer', expires_in: 3600 } };
  });
  return `http://127.0.0.1:${served.port}`;
}

async function serveGrpc(network, port, tokens) {
  const definition = loadSync(fileURLToPath(new URL('mixi2.proto', import.meta.url)), { keepCase: true, longs: Number, enums: String });
  const service = definition['social.mixi.application.service.application_api.v1.ApplicationService'];
  const { responseSerialize } = service.CreatePost;
  // A fault may answer with bytes that are no message.
  service.CreatePost.responseSerialize = (value) => (Buffer.isBuffer(value) ? value : responseSerialize(value));

  const sockets = new Map();
  const server = new grpc.Server();
  server.addService(service, {
    async CreatePost(call, callback) {
      const metadata = call.metadata.getMap();
      network.requests.push({ at: Date.now(), method: 'POST', path: call.getPath(), headers: metadata, body: JSON.stringify(call.request), target: 'send' });
      const fault = network.takeFault('send');
      const hangUp = () => sockets.get(call.getPeer())?.destroy();
      const fail = ({ grpc: code, status, body }) => {
        const details = (typeof body === 'string' ? body : JSON.stringify(body)).replaceAll('{authorization}', metadata.authorization ?? '');
        callback({ code: code ?? statusOf(status), details });
      };
      if (fault?.kind === 'slow') await delay(fault.ms);
      if (fault?.kind === 'refuse') return hangUp();
      if (fault?.kind === 'status') return fail(fault);
      const { error, post } = create(network, tokens, metadata, call.request);
      if (fault?.kind === 'drop') return hangUp();
      if (fault?.kind === 'after') return fail(fault);
      if (fault?.kind === 'malformed') return callback(null, Buffer.from([0x0a, 0xff, 0x01]));
      return error ? callback(error) : callback(null, { post });
    },
  });
  const connections = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  const listener = net.createServer((socket) => {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`;
    sockets.set(peer, socket);
    socket.on('close', () => sockets.delete(peer));
    connections.injectConnection(socket);
  });
  await new Promise((resolve) => listener.listen(port, '127.0.0.1', resolve));
  return listener.address().port;
}

function create(network, tokens, metadata, request) {
  const refuse = (code, details) => ({ error: { code, details } });
  const bearer = /^Bearer (\S+)$/.exec(metadata.authorization ?? '')?.[1];
  if (!tokens.has(bearer)) {
    network.violate('A call without a valid token.');
    return refuse(grpc.status.UNAUTHENTICATED, 'invalid token');
  }
  if (metadata['x-auth-key'] !== authKey) {
    network.violate('A call without the key of the application.');
    return refuse(grpc.status.PERMISSION_DENIED, 'invalid auth key');
  }
  const { count, periodMs } = network.limit ?? callsPerMinute;
  if (network.requests.filter((earlier) => earlier.target === 'send' && earlier.at > Date.now() - periodMs).length > count) {
    network.violate(`more than ${count} calls within ${periodMs} ms`);
    return refuse(grpc.status.RESOURCE_EXHAUSTED, 'rate limit exceeded');
  }
  const wrong = problemOf(request);
  if (wrong) {
    network.violate(wrong);
    return refuse(grpc.status.INVALID_ARGUMENT, wrong);
  }
  if (request.community_id && !communities.includes(request.community_id)) return refuse(grpc.status.NOT_FOUND, 'community not found');
  const status = network.accept({ text: request.text, communityId: request.community_id, publishingType: request.publishing_type });
  const post = { post_id: status.id, creator_id: 'application', text: status.text, created_at: { seconds: Math.floor(status.at / 1000), nanos: (status.at % 1000) * 1e6 }, visibility: 1, access_level: 1 };
  return { post: request.community_id ? { ...post, community_id: request.community_id } : post };
}

function problemOf(request) {
  if (!request.text && !request.media_id_list?.length) return 'The post is empty.';
  // How it counts is not published; no way to count gives more than this one.
  if (request.text.length > maxText) return `The text is longer than ${maxText}.`;
  if (request.in_reply_to_post_id && request.quoted_post_id) return 'A post cannot answer one and quote another.';
  if (request.media_id_list?.length > 4) return 'There are more than 4 media.';
  return undefined;
}

// What a fault that is named by its HTTP status is in gRPC.
const statusOf = (http) => ({ 401: grpc.status.UNAUTHENTICATED, 403: grpc.status.PERMISSION_DENIED, 429: grpc.status.RESOURCE_EXHAUSTED, 500: grpc.status.INTERNAL, 503: grpc.status.UNAVAILABLE })[http] ?? grpc.status.UNKNOWN;
