// X, as docs.x.com has it: X API v2 (openapi.json 2.167) and its OAuth 1.0a and 2.0.
//   POST /2/tweets, GET /2/users/me, GET /2/users/{id}/tweets, POST /2/oauth2/token
//   GET  /i/oauth2/authorize    asks the author; its links lead back to the blog
//   GET  /i/web/status/{id}     a post as people read it
// What X answers when it refuses, for faults:
//   402 { "title": "CreditsDepleted", "detail": "… does not have any credits to fulfill this request.", "type": "https://api.x.com/2/problems/credits" }
//   429 { "title": "Too Many Requests", "detail": "Too Many Requests", "type": "about:blank", "status": 429 }, with x-rate-limit-reset
//   429 { "title": "UsageCapExceeded", "detail": "Usage cap exceeded: …", "type": "https://api.x.com/2/problems/usage-capped", "period": "Monthly" }
import crypto from 'node:crypto';
import twitterText from 'twitter-text';
import { serveHttp } from './http.mjs';
import { statusPage } from './page.mjs';
import { authorizePage, isRightOf, newGrants, settings, tokensFor } from './x-oauth.mjs';
import { problemOfPost, problemOfTimeline } from './x-schemas.mjs';

const account = { id: '2244994945', name: 'The blog', username: 'the_blog' };
const timeline = `/2/users/${account.id}/tweets`;

export const ports = 1;

export async function start(network, port) {
  // Forgotten with everything else when the network is.
  const grants = new WeakMap();
  const grantsNow = () => grants.get(network.statuses) ?? grants.set(network.statuses, newGrants()).get(network.statuses);
  const served = await serveHttp(network, port, targetOf, (request) => {
    const { method, path } = request;
    if (method === 'POST' && path === '/2/oauth2/token') return tokensFor(network, grantsNow(), request);
    if (method === 'GET' && path.startsWith('/i/oauth2/')) return authorizePage(network, grantsNow(), request);
    if (method === 'GET' && path.startsWith('/i/web/status/')) return statusPage(network, path.split('/')[4]);
    if (!isRightOf(network, grantsNow(), request)) return problem(401, 'Unauthorized', 'Unauthorized');
    if (method === 'POST' && path === '/2/tweets') return limited(create(network, request));
    if (method === 'GET' && path === '/2/users/me') return limited({ status: 200, body: { data: account } });
    if (method === 'GET' && path === timeline) return limited(read(network, request));
    network.violate(`X has no ${method} ${path}.`);
    return problem(404, 'Not Found Error', 'Not Found');
  });
  const url = `http://127.0.0.1:${served.port}`;
  return { url, authorize: `${url}/i/oauth2/authorize`, settings: { Endpoint: url, ...settings } };
}

function targetOf({ method, path }) {
  if (method !== 'POST') return 'other';
  return { '/2/tweets': 'send', '/2/oauth2/token': 'token' }[path] ?? 'other';
}

function create(network, request) {
  const wrong = problemOfPost(request);
  if (wrong) {
    network.violate(wrong);
    return problem(400, 'Invalid Request', 'One or more parameters to your request was invalid.', 'https://api.x.com/2/problems/invalid-request');
  }
  const { text } = JSON.parse(request.body);
  const { weightedLength, valid } = twitterText.parseTweet(text);
  if (!valid) {
    network.violate(`X takes no text of the length ${weightedLength}: ${JSON.stringify(text)}`);
    return problem(403, 'Forbidden', 'You are not permitted to perform this action.');
  }
  if (network.statuses.some((status) => status.text === text)) return problem(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.');
  const { id } = network.accept({ text });
  return { status: 201, body: { data: { id, edit_history_tweet_ids: [id], text: shortened(text).text } } };
}

function read(network, request) {
  const wrong = problemOfTimeline(request.query);
  if (wrong) {
    network.violate(wrong);
    return problem(400, 'Invalid Request', wrong, 'https://api.x.com/2/problems/invalid-request');
  }
  const { query } = request;
  const count = Number(query.get('max_results') ?? 10);
  const first = Number(query.get('pagination_token')?.slice('page-'.length) ?? 0);
  const [from, until] = [query.get('start_time') ?? 0, query.get('end_time') ?? Date.now() + 1].map((time) => new Date(time).getTime());
  const found = network.statuses.filter((status) => status.at >= from && status.at < until).reverse();
  const data = found.slice(first, first + count).map(({ id, at, text }) => ({
    id, edit_history_tweet_ids: [id], created_at: new Date(at).toISOString(), source: 'The blog’s own app', ...shortened(text),
  }));
  const next = found.length > first + count ? { next_token: `page-${first + count}` } : {};
  return { status: 200, body: data.length > 0 ? { data, meta: { result_count: data.length, ...next } } : { meta: { result_count: 0 } } };
}

// A text as the API gives it back: with X's own short URLs, and escaped.
function shortened(text) {
  const urls = [];
  let result = '';
  let end = 0;
  const normal = text.normalize();
  for (const { url, indices } of twitterText.extractUrlsWithIndices(normal)) {
    const short = `https://t.co/${crypto.createHash('sha256').update(url).digest('hex').slice(0, 10)}`;
    urls.push({ url: short, expanded_url: /^https?:/i.test(url) ? url : `http://${url}`, display_url: url.replace(/^https?:\/\//i, '') });
    result += normal.slice(end, indices[0]) + short;
    end = indices[0] + url.length;
  }
  const escaped = (result + normal.slice(end)).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').trim();
  return urls.length > 0 ? { text: escaped, entities: { urls } } : { text: escaped };
}

function problem(status, title, detail, type = 'about:blank') {
  return { status, headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify({ title, detail, type, status }) };
}

function limited({ headers, ...answer }) {
  const reset = String(Math.floor(Date.now() / 1000) + 900);
  return { ...answer, headers: { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '99', 'x-rate-limit-reset': reset, ...headers } };
}
