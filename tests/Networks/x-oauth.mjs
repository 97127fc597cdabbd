// How X knows who asks: OAuth 1.0a (checked with the package oauth-1.0a), and OAuth 2.0 with PKCE and refresh tokens that are
// good once. Clients of OAuth 2.0: 'blog-client' with the secret 'blog-client-secret', and 'public-client' without one. Any
// refresh token that begins with 'first-refresh-token' is good to begin with, once too.
import crypto from 'node:crypto';
import OAuth from 'oauth-1.0a';

const secrets = { 'blog-client': 'blog-client-secret', 'public-client': undefined };
const scopes = ['tweet.read', 'tweet.write', 'users.read', 'offline.access'];
const life = 7200;
const codeLife = 30_000;
const clockSkew = 300;

/** The settings of a channel that uses OAuth 1.0a. */
export const settings = { ConsumerKey: 'the-app-key', ConsumerSecret: 'the-app-secret', AccessToken: '2244994945-the-account-key', AccessTokenSecret: 'the-account-secret' };

const oauth = new OAuth({
  consumer: { key: settings.ConsumerKey, secret: settings.ConsumerSecret },
  signature_method: 'HMAC-SHA1',
  hash_function: (text, key) => crypto.createHmac('sha1', key).update(text).digest('base64'),
});

export const newGrants = () => ({ access: new Set(), refresh: new Set(), used: new Set(), codes: new Map(), nonces: new Set() });

/** Whether a request may act for the account. */
export function isRightOf(network, grants, request) {
  const [scheme, value] = (request.headers.authorization ?? '').split(/ (.*)/s);
  if (scheme === 'Bearer') return grants.access.has(value);
  if (scheme !== 'OAuth') return false;
  const wrong = problemOfSignature(grants, request, value);
  if (wrong) network.violate(wrong);
  return !wrong;
}

function problemOfSignature(grants, request, value) {
  const given = Object.fromEntries(value.split(/,\s*/).map((pair) => pair.match(/^([^=]+)="(.*)"$/)?.slice(1).map(decodeURIComponent) ?? [pair, '']));
  const { oauth_signature: signature, ...data } = given;
  const expected = ['oauth_consumer_key', 'oauth_nonce', 'oauth_signature_method', 'oauth_timestamp', 'oauth_token', 'oauth_version'];
  if (Object.keys(data).sort().join() !== expected.join()) return `The parameters of OAuth are ${Object.keys(data).join(', ')}.`;
  if (data.oauth_consumer_key !== settings.ConsumerKey || data.oauth_token !== settings.AccessToken) return 'The keys are not those of the account.';
  if (data.oauth_signature_method !== 'HMAC-SHA1' || data.oauth_version !== '1.0') return 'The signature is of another kind.';
  if (Math.abs(Date.now() / 1000 - Number(data.oauth_timestamp)) > clockSkew) return 'The timestamp is too far off.';
  if (grants.nonces.has(data.oauth_nonce) || !/^[A-Za-z0-9]{16,}$/.test(data.oauth_nonce)) return 'The nonce was used before, or is none.';
  grants.nonces.add(data.oauth_nonce);
  // A body of JSON is no part of it.
  const right = oauth.getSignature({ url: request.url, method: request.method, data: {} }, settings.AccessTokenSecret, data);
  return signature === right ? undefined : 'The signature is not that of the request.';
}

/** POST /2/oauth2/token */
export function tokensFor(network, grants, request) {
  if (!/^application\/x-www-form-urlencoded(;|$)/.test(request.headers['content-type'] ?? '')) network.violate('The request for a token is no form.');
  const form = new URLSearchParams(request.body);
  const client = clientOf(request, form);
  if (!client) return refusal(401, 'unauthorized_client', 'Missing valid authorization header');
  if (form.get('grant_type') === 'refresh_token') {
    return useUp(grants, form.get('refresh_token')) ? granted(grants) : refusal(400, 'invalid_request', 'Value passed for the token was invalid.');
  }
  const code = grants.codes.get(form.get('code'));
  grants.codes.delete(form.get('code'));
  const challenge = crypto.createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
  const isGood = form.get('grant_type') === 'authorization_code' && code && code.client === client && code.redirect === form.get('redirect_uri')
    && code.challenge === challenge && Date.now() - code.at < codeLife;
  return isGood ? granted(grants) : refusal(400, 'invalid_request', 'Value passed for the authorization code was invalid.');
}

// Each refresh token is good once.
function useUp(grants, token) {
  const isGood = grants.refresh.has(token) || (token?.startsWith('first-refresh-token') && !grants.used.has(token));
  grants.refresh.delete(token);
  grants.used.add(token);
  return isGood;
}

function clientOf({ headers }, form) {
  const basic = headers.authorization?.match(/^Basic (.+)$/)?.[1];
  const [id, secret] = basic ? Buffer.from(basic, 'base64').toString('utf8').split(':') : [form.get('client_id')];
  return id in secrets && secrets[id] === secret ? id : undefined;
}

function granted(grants) {
  const [access, refresh] = ['access', 'refresh'].map((kind) => `${kind}-${crypto.randomBytes(24).toString('base64url')}`);
  grants.access.add(access);
  grants.refresh.add(refresh);
  return { status: 200, body: { token_type: 'bearer', expires_in: life, access_token: access, scope: scopes.join(' '), refresh_token: refresh } };
}

const refusal = (status, error, description) => ({ status, body: { error, error_description: description } });

/** GET /i/oauth2/authorize, and where its links lead. */
export function authorizePage(network, grants, { path, query }) {
  const wrong = problemOfAuthorize(query);
  if (wrong) {
    network.violate(wrong);
    return page(400, '<p>Something went wrong. You weren’t able to give access to the App.</p>');
  }
  const back = new URL(query.get('redirect_uri'));
  back.searchParams.set('state', query.get('state'));
  if (path === '/i/oauth2/authorize') return page(200, `<p>The blog wants to access your account.</p>${link('allow', query)}${link('deny', query)}`);
  if (path === '/i/oauth2/allow') {
    const code = crypto.randomBytes(24).toString('base64url');
    grants.codes.set(code, { client: query.get('client_id'), redirect: query.get('redirect_uri'), challenge: query.get('code_challenge'), at: Date.now() });
    back.searchParams.set('code', code);
  } else {
    back.searchParams.set('error', 'access_denied');
  }
  return { status: 302, headers: { location: back.href } };
}

const link = (action, query) => `<p><a id="${action}" href="/i/oauth2/${action}?${query.toString().replaceAll('&', '&amp;')}">${action}</a></p>`;
const page = (status, content) => ({ status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: `<!DOCTYPE html><title>X</title>${content}` });

function problemOfAuthorize(query) {
  if (query.get('response_type') !== 'code') return 'The response type is not code.';
  if (!(query.get('client_id') in secrets)) return 'There is no such client.';
  if (!/^https?:\/\/[^/?#]+\/desk\/channels\/[a-z0-9-]+\/connected$/.test(query.get('redirect_uri') ?? '')) return 'The redirect URI is none that was registered.';
  if (scopes.some((scope) => !(query.get('scope') ?? '').split(' ').includes(scope))) return `The scopes are ${query.get('scope')}.`;
  if (!/^.{16,500}$/.test(query.get('state') ?? '')) return 'There is no proper state.';
  if (query.get('code_challenge_method') !== 'S256' || !/^[A-Za-z0-9_-]{43}$/.test(query.get('code_challenge') ?? '')) return 'There is no proper code challenge.';
  return undefined;
}
