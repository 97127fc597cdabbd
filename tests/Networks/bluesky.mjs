// A personal data server with Bluesky's application view behind it, as atproto.com and docs.bsky.app describe them. What it is
// sent is checked with the lexicons of @atproto/api.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { lexicons } from '@atproto/api';
import { serveHttp } from './http.mjs';
import { statusPage } from './page.mjs';

const handle = 'blog.bsky.social';
const appPassword = 'abcd-efgh-ijkl-mnop';
const did = 'did:plc:blogblogblogblogblogblog';
const collection = 'app.bsky.feed.post';
const handles = { [handle]: did, 'hanako.bsky.social': 'did:plc:hanakohanakohanakohanako', 'taro.example.com': 'did:web:taro.example.com' };

const accessMs = 60 * 1000;
const sessionLimit = { count: 30, periodMs: 5 * 60 * 1000 };
const tid = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;

const base64Url = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const cidOf = (record) => `bafyrei${createHash('sha256').update(JSON.stringify(record)).digest('hex').replace(/[0189]/g, (c) => 'ghij'['0189'.indexOf(c)]).slice(0, 52)}`;
const error = (status, name, message, headers = {}) => ({ status, headers, body: { error: name, message } });

export async function start(network, port) {
  const secret = randomBytes(32);
  const refreshable = new Set();
  let url;

  function token(scope, lifetimeMs) {
    const now = Date.now();
    const parts = `${base64Url({ typ: 'at+jwt', alg: 'HS256' })}.${base64Url({ scope, sub: did, iat: Math.floor(now / 1000), exp: Math.floor((now + lifetimeMs) / 1000), jti: randomBytes(16).toString('base64url') })}`;
    return `${parts}.${createHmac('sha256', secret).update(parts).digest('base64url')}`;
  }

  function session() {
    const refreshJwt = token('com.atproto.refresh', 90 * 24 * 60 * 60 * 1000);
    refreshable.add(refreshJwt);
    return { status: 200, body: { did, handle, accessJwt: token('com.atproto.appPass', accessMs), refreshJwt, active: true } };
  }

  /** What is wrong with the token of a request; null for nothing. */
  function tokenError(request, scope) {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!bearer) {
      network.violate(`${request.path} without a token`);
      return error(401, 'AuthMissing', 'Authentication Required');
    }

    const [head, payload, signature] = bearer.split('.');
    if (createHmac('sha256', secret).update(`${head}.${payload}`).digest('base64url') !== signature) return error(400, 'InvalidToken', 'Token could not be verified');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (claims.scope !== scope) return error(400, 'InvalidToken', 'Bad token scope');
    return claims.exp * 1000 <= Date.now() ? error(400, 'ExpiredToken', 'Token has expired') : null;
  }

  function createSession(input) {
    const calls = network.requests.filter((call) => call.path.endsWith('createSession') && call.at > Date.now() - sessionLimit.periodMs);
    if (calls.length > sessionLimit.count) {
      network.violate('more than 30 sessions in 5 minutes');
      return error(429, 'RateLimitExceeded', 'Rate Limit Exceeded', { 'ratelimit-reset': String(Math.ceil((calls[0].at + sessionLimit.periodMs) / 1000)) });
    }

    return input.identifier.toLowerCase() === handle && input.password === appPassword ? session() : error(401, 'AuthenticationRequired', 'Invalid identifier or password');
  }

  function refreshSession(request) {
    const refreshJwt = (request.headers.authorization ?? '').slice('Bearer '.length);
    // Each is for one use.
    return tokenError(request, 'com.atproto.refresh') ?? (refreshable.delete(refreshJwt) ? session() : error(400, 'ExpiredToken', 'Token has been revoked'));
  }

  function createRecord(input) {
    const refuse = (sentence) => {
      network.violate(sentence);
      return error(400, 'InvalidRequest', sentence);
    };
    if (input.repo !== did && input.repo !== handle) return error(401, 'AuthenticationRequired', 'Authentication Required');
    if (input.collection !== collection) return refuse(`Lexicon not found: lex:${input.collection}`);
    if (!tid.test(input.rkey ?? '')) return refuse('Invalid record key: it is no timestamp identifier');
    try {
      lexicons.assertValidRecord(collection, input.record);
    } catch (problem) {
      return refuse(`Invalid ${collection} record: ${problem.message}`);
    }

    checkFacets(input.record);
    const uri = `at://${did}/${collection}/${input.rkey}`;
    // The tree of the repository has each key once; the server takes that for a failure of its own.
    if (network.statuses.some((status) => status.uri === uri)) return error(500, 'InternalServerError', 'Internal Server Error');
    const kept = network.accept({
      id: uri, uri, key: input.rkey, text: input.record.text, link: input.record.embed?.external?.uri ?? null, url: `${url}/profile/${handle}/post/${input.rkey}`, cid: cidOf(input.record), record: input.record,
    });
    return { status: 200, body: { uri, cid: kept.cid, validationStatus: 'valid' } };
  }

  /** Slices that are outside of the text, break a character or overlap are taken, but shown by nobody. */
  function checkFacets({ text, facets = [] }) {
    const bytes = Buffer.from(text, 'utf8');
    const isInside = (offset) => offset < bytes.length && (bytes[offset] & 0xc0) === 0x80;
    let end = 0;
    for (const { index } of [...facets].sort((a, b) => a.index.byteStart - b.index.byteStart)) {
      if (index.byteEnd > bytes.length || index.byteStart >= index.byteEnd) network.violate('a facet outside of the text');
      if (isInside(index.byteStart) || isInside(index.byteEnd)) network.violate('a facet that breaks a character');
      if (index.byteStart < end) network.violate('facets that overlap');
      end = index.byteEnd;
    }
  }

  function getRecord(query) {
    const status = network.statuses.find((one) => one.uri === `at://${handles[query.get('repo')] ?? query.get('repo')}/${query.get('collection')}/${query.get('rkey')}`);
    return status ? { status: 200, body: { uri: status.uri, cid: status.cid, value: status.record } } : error(400, 'RecordNotFound', `Could not locate record: at://${query.get('repo')}/${query.get('collection')}/${query.get('rkey')}`);
  }

  function getAuthorFeed(query) {
    const limit = Number(query.get('limit') ?? 50);
    const skip = Number(query.get('cursor') ?? 0);
    const all = network.statuses.filter((status) => query.get('filter') !== 'posts_no_replies' || !status.record.reply).reverse();
    const feed = all.slice(skip, skip + limit).map((status) => ({
      post: { uri: status.uri, cid: status.cid, author: { did, handle }, record: status.record, replyCount: 0, repostCount: 0, likeCount: 0, quoteCount: 0, indexedAt: new Date(status.at).toISOString(), labels: [] },
    }));
    return { status: 200, body: { feed, ...(skip + limit < all.length ? { cursor: String(skip + limit) } : {}) } };
  }

  function resolveHandle(query) {
    const known = handles[query.get('handle').toLowerCase()];
    return known ? { status: 200, body: { did: known } } : error(400, 'InvalidRequest', 'Unable to resolve handle');
  }

  function call(request, method) {
    try {
      if (request.method === 'GET') {
        const params = Object.fromEntries(request.query);
        if (params.limit !== undefined) params.limit = Number(params.limit);
        lexicons.assertValidXrpcParams(method, params);
      } else if (lexicons.getDefOrThrow(method).input) {
        lexicons.assertValidXrpcInput(method, JSON.parse(request.body));
      }
    } catch (problem) {
      network.violate(`${method}: ${problem.message}`);
      return error(400, 'InvalidRequest', problem.message);
    }

    const access = () => tokenError(request, 'com.atproto.appPass');
    switch (`${request.method} ${method}`) {
      case 'POST com.atproto.server.createSession': return createSession(JSON.parse(request.body));
      case 'POST com.atproto.server.refreshSession': return refreshSession(request);
      case 'POST com.atproto.repo.createRecord': return access() ?? createRecord(JSON.parse(request.body));
      case 'GET com.atproto.repo.getRecord': return getRecord(request.query);
      case 'GET com.atproto.identity.resolveHandle': return resolveHandle(request.query);
      case 'GET app.bsky.feed.getAuthorFeed': return access() ?? getAuthorFeed(request.query);
      default: return error(501, 'MethodNotImplemented', 'Method Not Implemented');
    }
  }

  function answer(request) {
    const method = /^\/xrpc\/([\w.]+)$/.exec(request.path)?.[1];
    if (method) {
      const result = call(request, method);
      return { ...result, headers: { 'ratelimit-limit': '3000', 'ratelimit-policy': '3000;w=300', ...result.headers } };
    }

    return statusPage(network, network.statuses.find((status) => status.url === `${url}${request.path}`)?.id);
  }

  const targetOf = ({ path }) => path.endsWith('.createRecord') ? 'send' : /\.(create|refresh)Session$/.test(path) ? 'token' : 'other';
  const { port: listening } = await serveHttp(network, port, targetOf, answer);
  url = `http://127.0.0.1:${listening}`;
  return { url, settings: { Endpoint: url, Handle: handle, AppPassword: appPassword, AppViewUrl: url } };
}
