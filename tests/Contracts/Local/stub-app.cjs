// Stands in for the app in the launcher's tests: answers like it, remembers what was written in
// STUB_STATE, and ends by itself after STUB_POSTS posts were created.
"use strict";

const fs = require("node:fs");
const http = require("node:http");

const stateFile = process.env.STUB_STATE;
const state = stateFile && fs.existsSync(stateFile) ? JSON.parse(fs.readFileSync(stateFile, "utf8")) : { authors: {}, posts: {} };
let postsLeft = Number(process.env.STUB_POSTS ?? Infinity);

const routes = [
  ["GET", /^\/$/, () => [200, {}]],
  ["GET", /^\/environment$/, () => [200, process.env]],
  ["GET", /^\/state$/, () => [200, state]],
  ["GET", /^\/api\/authors\/(.+)$/, id => found(state.authors[id])],
  ["PUT", /^\/api\/authors\/(.+)$/, (id, body) => [201, (state.authors[id] = body)]],
  ["GET", /^\/api\/posts\/([^/]+)$/, slug => found(state.posts[slug])],
  ["POST", /^\/api\/posts$/, create],
  ["POST", /^\/api\/posts\/([^/]+)\/publish$/, (slug, _, request) => change(slug, request, { status: "published" })],
  ["POST", /^\/api\/posts\/([^/]+)\/schedule$/, (slug, body, request) => change(slug, request, { status: "scheduled", at: body.at })],
];

function found(value) {
  return value ? [200, value] : [404, { title: "Not found" }];
}

function create(body) {
  if (postsLeft-- <= 0) process.exit(3);
  if (state.posts[body.slug]) return [409, { title: "It exists" }];
  return [201, (state.posts[body.slug] = { ...body, status: "draft" })];
}

function change(slug, request, members) {
  if (request.headers["if-match"] !== `"${slug}"`) return [412, { title: "Stale" }];
  return [200, Object.assign(state.posts[slug], members)];
}

function answer(request, body) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  if (path.startsWith("/api/") && request.headers.authorization !== `Bearer ${process.env.Blog__AuthorKey}`) return [401, {}];
  for (const [method, pattern, handle] of routes) {
    const match = request.method === method && pattern.exec(path);
    if (match) return handle(...match.slice(1), body, request);
  }
  return [404, {}];
}

const server = http.createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const [status, body] = answer(request, text ? JSON.parse(text) : undefined);
  if (stateFile) fs.writeFileSync(stateFile, JSON.stringify(state));
  response.writeHead(status, body.slug ? { etag: `"${body.slug}"` } : {}).end(JSON.stringify(body));
});

if (process.env.STUB_REFUSES) {
  console.error(process.env.STUB_REFUSES);
  process.exit(1);
}
process.on("SIGINT", () => {});
process.on("SIGTERM", () => process.exit(0));
server.listen(Number(new URL(process.env.ASPNETCORE_URLS).port), "127.0.0.1");
