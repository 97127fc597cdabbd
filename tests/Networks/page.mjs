// The page at which people read a status of a stand-in.
const names = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text) => text.replace(/[&<>"]/g, (character) => names[character]);

/** The answer that shows a status; 404 when there is none of that id. */
export function statusPage(network, id) {
  const status = network.statuses.find((kept) => kept.id === id);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  if (!status) return { status: 404, headers, body: '<!DOCTYPE html><title>404</title><p>There is no such status.' };
  const link = status.link ? `<p><a href="${escape(status.link)}">${escape(status.link)}</a>` : '';
  return {
    status: 200,
    headers,
    body: `<!DOCTYPE html><html><head><title>${network.name} ${escape(status.id)}</title></head><body>`
      + `<p style="white-space: pre-wrap">${escape(status.text)}</p>${link}<p>${new Date(status.at).toISOString()}</body></html>`,
  };
}
