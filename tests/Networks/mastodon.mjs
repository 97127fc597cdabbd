// A Mastodon instance, as docs.joinmastodon.org describes it: methods/statuses (create, view), methods/accounts
// (verify_credentials, statuses), methods/instance (v2), entities/Status, api/rate-limits.
import { serveHttp } from './http.mjs';
import { statusPage } from './page.mjs';

const accessToken = 'mastodon-access-token-of-the-stand-in';
const account = { id: '7', username: 'blog', acct: 'blog', display_name: 'Blog' };
const visibilities = ['public', 'unlisted', 'private', 'direct'];
const limits = { max_characters: 500, max_media_attachments: 4, characters_reserved_per_url: 23 };
const keptKeysMs = 60 * 60 * 1000;
const rate = { count: 300, periodMs: 5 * 60 * 1000 };

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** "All links are counted as 23 characters; of the username of a remote account, only the local part is counted." */
const countOf = (text) => [...graphemes.segment(text
  .replace(/https?:\/\/[^\s<>「」]*[^\s<>「」.,:;!?"')]/giu, 'x'.repeat(limits.characters_reserved_per_url))
  .replace(/(?<![=/\p{L}\p{N}_])@(\w+(?:[.-]\w+)*)@\w+(?:[.-]\w+)*/gu, '@$1'))].length;

const escapeHtml = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

/** Links in three pieces and mentions without their servers, as an instance shows them. */
const contentOf = (text) => text.split(/\n{2,}/).map((paragraph) => `<p>${escapeHtml(paragraph)
  .replace(/(https?:\/\/)([^\s<]{1,30})([^\s<]*)/g, (url, scheme, shown, rest) => `<a href="${url}" target="_blank" rel="nofollow noopener noreferrer" translate="no"><span class="invisible">${scheme}</span><span class="${rest ? 'ellipsis' : ''}">${shown}</span><span class="invisible">${rest}</span></a>`)
  .replace(/(?<![=/\w])@(\w+)@([\w.-]+\w)/g, (mention, name, host) => `<span class="h-card" translate="no"><a href="https://${host}/@${name}" class="u-url mention">@<span>${name}</span></a></span>`)
  .replace(/\n/g, '<br />')}</p>`).join('');

export async function start(network, port) {
  let url;

  const entityOf = (status) => ({
    id: status.id, created_at: new Date(status.at).toISOString(), in_reply_to_id: status.inReplyTo ?? null, in_reply_to_account_id: status.inReplyTo ? account.id : null,
    sensitive: false, spoiler_text: '', visibility: status.visibility, language: status.language, uri: `${url}/users/blog/statuses/${status.id}`, url: status.url,
    replies_count: 0, reblogs_count: 0, favourites_count: 0, content: contentOf(status.text), reblog: null, application: { name: status.client, website: null },
    account: { ...account, url: `${url}/@blog` }, media_attachments: [], mentions: [], tags: [], emojis: [], card: null, poll: null,
  });

  function create(request) {
    const type = (request.headers['content-type'] ?? '').split(';')[0];
    let form;
    try {
      form = type === 'application/json' ? JSON.parse(request.body) : type === 'application/x-www-form-urlencoded' ? Object.fromEntries(new URLSearchParams(request.body)) : {};
    } catch {
      network.violate('the body is no JSON');
      return { status: 400, body: { error: 'Error occurred while parsing request parameters' } };
    }

    const key = request.headers['idempotency-key'];
    const known = key && network.statuses.find((status) => status.key === key && status.at > Date.now() - keptKeysMs);
    if (known) return { status: 200, body: entityOf(known) };
    const refuse = (problem) => {
      network.violate(problem);
      return { status: 422, body: { error: `Validation failed: ${problem}` } };
    };
    const text = String(form.status ?? '');
    if (text.trim() === '') return refuse("Text can't be blank");
    if (countOf(text) > limits.max_characters) return refuse(`Text character limit of ${limits.max_characters} exceeded`);
    if (form.visibility !== undefined && !visibilities.includes(form.visibility)) return refuse('Visibility is not included in the list');
    if (form.language !== undefined && !/^[a-z]{2,3}$/.test(form.language)) return refuse('Language is not an ISO 639 code');
    if (form.in_reply_to_id && !network.statuses.some((status) => status.id === form.in_reply_to_id)) {
      return { status: 404, body: { error: 'The post you are trying to reply to does not appear to exist.' } };
    }

    const kept = network.accept({ text, key: key ?? null, visibility: form.visibility ?? 'public', language: form.language ?? null, inReplyTo: form.in_reply_to_id, client: 'Blog' });
    kept.url = `${url}/@blog/${kept.id}`;
    return { status: 200, body: entityOf(kept) };
  }

  function list(request) {
    const limit = Math.min(Number(request.query.get('limit') ?? 20), 40);
    const before = Number(request.query.get('max_id') ?? Infinity);
    const statuses = network.statuses
      .filter((status) => Number(status.id) < before && (request.query.get('exclude_reblogs') !== 'true' || !status.isReblog))
      .reverse()
      .slice(0, limit);
    return { status: 200, body: statuses.map(entityOf) };
  }

  /** 300 calls in 5 minutes for each account; the reset is an ISO 8601 date. */
  function limited(result) {
    const calls = network.requests.filter((call) => call.at > Date.now() - rate.periodMs && call.headers.authorization);
    const headers = {
      'x-ratelimit-limit': String(rate.count), 'x-ratelimit-remaining': String(Math.max(0, rate.count - calls.length)),
      'x-ratelimit-reset': new Date(calls[0].at + rate.periodMs).toISOString(),
    };
    if (calls.length <= rate.count) return { ...result(), headers };
    network.violate('more than 300 calls in 5 minutes');
    return { status: 429, headers, body: { error: 'Too many requests' } };
  }

  function answer(request) {
    const shown = /^\/@blog\/(\d+)$/.exec(request.path)?.[1];
    if (shown) return statusPage(network, shown);
    if (request.method === 'GET' && request.path === '/api/v2/instance') {
      return { status: 200, body: { domain: new URL(url).host, title: 'Stand-in', version: '4.4.0', languages: ['ja'], configuration: { statuses: limits } } };
    }

    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== accessToken) {
      if (!bearer) network.violate('a call without an access token');
      return { status: 401, body: { error: bearer ? 'The access token is invalid' : 'This method requires an authenticated user' } };
    }

    return limited(() => {
      if (request.method === 'POST' && request.path === '/api/v1/statuses') return create(request);
      if (request.method === 'GET' && request.path === '/api/v1/accounts/verify_credentials') return { status: 200, body: { ...account, url: `${url}/@blog` } };
      if (request.method === 'GET' && request.path === `/api/v1/accounts/${account.id}/statuses`) return list(request);
      return { status: 404, body: { error: 'Record not found' } };
    });
  }

  const { port: listening } = await serveHttp(network, port, (request) => request.method === 'POST' && request.path === '/api/v1/statuses' ? 'send' : 'other', answer);
  url = `http://127.0.0.1:${listening}`;
  return { url, settings: { Endpoint: url, AccessToken: accessToken } };
}
