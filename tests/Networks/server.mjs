// Stand-ins for all networks, each on a loopback port of its own, and one port to steer them:
//   GET  /                        { x: { url, ..., settings }, mastodon: { url, ..., settings }, ... }
//   GET  /{network}               { statuses, requests, violations }
//   POST /{network}/faults        adds a fault, see network.mjs
//   POST /{network}/mend          takes back the faults that were not come to
//   POST /{network}/statuses      a status that the account has already, as the network's module keeps it, with at in milliseconds
//   POST /{network}/limit         { count, periodMs }: more than that is noted as a violation
//   POST /{network}/reset         forgets everything
// Usage: node server.mjs [PORT]; the networks listen on the ports after it, or all on free ones. Each names the settings of a
// channel that uses it; with a port they are printed for the shell that the blog is started from.
import http from 'node:http';
import * as bluesky from './bluesky.mjs';
import * as mastodon from './mastodon.mjs';
import * as mixi2 from './mixi2.mjs';
import { Network } from './network.mjs';
import * as webhook from './webhook.mjs';
import * as x from './x.mjs';

const modules = {
  x,
  bluesky,
  mastodon,
  mixi2,
  webhook,
};

const first = Number(process.argv[2] ?? 0);
const networks = {};
const addresses = {};
let next = first;
for (const [name, { start, ports = 1 }] of Object.entries(modules)) {
  networks[name] = new Network(name);
  addresses[name] = await start(networks[name], first === 0 ? 0 : next + 1);
  next += ports;
}

const control = http.createServer(async (request, reply) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const [, name, action] = new URL(request.url, 'http://localhost').pathname.split('/');
  const network = networks[name];
  const json = (status, value) => reply.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
  try {
    if (request.method === 'GET' && name === '') return json(200, addresses);
    if (!network) return json(404, { error: `There is no network ${name}.` });
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : {};
    if (request.method === 'GET' && !action) return json(200, { statuses: network.statuses, requests: network.requests, violations: network.violations });
    if (request.method !== 'POST') return json(405, { error: 'GET or POST.' });
    if (action === 'faults') network.addFault(body);
    else if (action === 'mend') network.faults = [];
    else if (action === 'statuses') network.accept(body);
    else if (action === 'limit') network.limit = body;
    else if (action === 'reset') network.reset();
    else return json(404, { error: `There is no action ${action}.` });
    return json(200, {});
  } catch (error) {
    return json(400, { error: String(error) });
  }
});
control.listen(first, '127.0.0.1', () => {
  if (first !== 0) for (const line of exports()) console.log(line);
  console.log(`listening: ${control.address().port}`);
});

function* exports() {
  const authorities = new Set();
  for (const [name, { settings, ...urls }] of Object.entries(addresses)) {
    for (const [setting, value] of Object.entries({ Kind: name, ...settings })) yield `export Channels__${name}__${setting}='${value}'`;
    for (const url of Object.values(urls).filter((value) => URL.canParse(value))) authorities.add(new URL(url).host);
  }
  yield `export Outbound__AllowPrivate='${[...authorities].join(',')}'`;
}
