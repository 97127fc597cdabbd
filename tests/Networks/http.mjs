// Serves a network that speaks HTTP/1.1, with its faults.
import http from 'node:http';
import { delay } from './network.mjs';

/**
 * @param network the Network that keeps what happens
 * @param targetOf names a request: 'send', 'token' or 'other'
 * @param answer does what a request asks for: (request) => { status, headers?, body? }, where request is
 *   { method, url, path, query, headers, body } and an object as a body is sent as JSON
 * @returns { server, port }
 */
export async function serveHttp(network, port, targetOf, answer) {
  const server = http.createServer(async (incoming, reply) => {
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const url = new URL(incoming.url, `http://${incoming.headers.host}`);
    const request = {
      method: incoming.method, url: url.href, path: url.pathname, query: url.searchParams, headers: incoming.headers, body: Buffer.concat(chunks).toString('utf8'),
      raw: Buffer.concat(chunks),
    };
    const target = targetOf(request);
    network.requests.push({ at: Date.now(), method: request.method, path: url.pathname + url.search, headers: request.headers, body: request.body, target });
    const fault = network.takeFault(target);
    if (fault?.kind === 'slow') await delay(fault.ms);
    if (fault?.kind === 'refuse') return incoming.socket.destroy();
    if (fault?.kind === 'status') return send(reply, echoing(fault, request));
    const result = await answer(request);
    if (fault?.kind === 'drop') return incoming.socket.destroy();
    if (fault?.kind === 'after') return send(reply, echoing(fault, request));
    if (fault?.kind === 'malformed') return send(reply, { status: 200, headers: { 'content-type': 'application/json' }, body: '{"this is": no JSON' });
    send(reply, result);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { server, port: server.address().port };
}

// The answer of a fault, as JSON unless it says otherwise.
function echoing({ status, headers, body }, request) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: text.replaceAll('{authorization}', request.headers.authorization ?? '') };
}

function send(reply, { status, headers = {}, body = '' }) {
  const isText = typeof body === 'string';
  reply.writeHead(status, { ...(isText ? {} : { 'content-type': 'application/json; charset=utf-8' }), ...headers });
  reply.end(isText ? body : JSON.stringify(body));
}
