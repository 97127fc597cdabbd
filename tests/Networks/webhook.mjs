// Receivers of webhooks, as docs/channels.md tells their authors and Standard Webhooks 1.0.0 has it:
//   POST /hook   takes every request, as it comes
//   POST /once   takes each id once
import crypto from 'node:crypto';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { serveHttp } from './http.mjs';
import { statusPage } from './page.mjs';

const secret = crypto.createHash('sha256').update('a key for tests').digest();
const tolerance = 5 * 60;

const string = { type: 'string' };
const url = { type: 'string', format: 'uri', pattern: '^https?://' };
const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const isMessage = ajv.compile({
  type: 'object',
  properties: {
    type: { const: 'post.announcement' }, id: { type: 'string', pattern: '^[a-z2-7]{13}$' }, sentAt: { type: 'string', format: 'date-time' },
    channel: string, text: { type: 'string', minLength: 1 }, link: url, language: { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' },
    title: string, excerpt: string, slug: string, postUrl: url,
  },
  required: ['type', 'id', 'sentAt', 'channel', 'text', 'language', 'title', 'excerpt', 'slug', 'postUrl'],
  additionalProperties: false,
});

export const ports = 1;

export async function start(network, port) {
  const ids = new Map();
  let base;
  const isHook = (request) => request.method === 'POST' && ['/hook', '/once'].includes(request.path);
  const served = await serveHttp(network, port, (request) => (isHook(request) ? 'send' : 'other'), (request) => {
    if (request.method === 'GET' && request.path.startsWith('/messages/')) return statusPage(network, request.path.split('/')[2]);
    if (!isHook(request)) return { status: 404 };
    const wrong = problemOf(request);
    if (wrong) {
      network.violate(wrong);
      return { status: 401, body: { error: wrong } };
    }
    const message = JSON.parse(request.body);
    if (!isMessage(message)) network.violate(ajv.errorsText(isMessage.errors));
    if (message.id !== request.headers['webhook-id']) network.violate('The id of the message is not that of the header.');
    const known = request.path === '/once' && network.statuses.find((status) => status.id === ids.get(message.id));
    const { id: key, ...content } = message;
    const status = known || network.accept({ ...content, key });
    ids.set(key, status.id);
    return { status: known ? 200 : 201, body: { id: status.id, url: `${base}/messages/${status.id}` } };
  });
  base = `http://127.0.0.1:${served.port}`;
  return { url: base, settings: { Endpoint: `${base}/hook`, Secret: `whsec_${secret.toString('base64')}` } };
}

// What a receiver refuses a request for; nothing when the signature is good.
function problemOf({ headers, raw }) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (!id || id.includes('.')) return 'There is no proper Webhook-Id.';
  if (!/^[0-9]+$/.test(timestamp ?? '')) return 'There is no proper Webhook-Timestamp.';
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance) return 'The request is too old or comes from the future.';
  if (!/^application\/json(;|$)/.test(headers['content-type'] ?? '')) return 'The content is not said to be JSON.';
  const expected = crypto.createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(raw).digest();
  const isSigned = (signatures ?? '').split(' ').some((signature) => {
    const [version, value] = signature.split(',');
    const given = Buffer.from(value ?? '', 'base64');
    return version === 'v1' && given.length === expected.length && crypto.timingSafeEqual(given, expected);
  });
  return isSigned ? undefined : 'The signature is not that of the request.';
}
