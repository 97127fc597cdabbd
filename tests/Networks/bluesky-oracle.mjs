// Compares what the blog found in texts with what @atproto/api, the package of Bluesky's own apps, finds in them.
// Usage: node bluesky-oracle.mjs FILE, a JSON array of { text, graphemes, facets: [{ byteStart, byteEnd, kind, value }] }
import { readFileSync } from 'node:fs';
import { RichText } from '@atproto/api';

const cases = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const facetOf = ({ index, features: [feature] }) => ({
  byteStart: index.byteStart, byteEnd: index.byteEnd, kind: feature.$type.split('#')[1], value: feature.did ?? feature.uri ?? feature.tag,
});

let differences = 0;
for (const { text, graphemes, facets } of cases) {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const expected = JSON.stringify({ graphemes: rich.graphemeLength, facets: (rich.facets ?? []).map(facetOf) });
  const found = JSON.stringify({ graphemes, facets });
  if (expected === found) continue;
  differences += 1;
  if (differences <= 5) console.log(`${JSON.stringify(text)}\n  the package: ${expected}\n  the blog:    ${found}`);
}

console.log(`agree: ${cases.length - differences} of ${cases.length}`);
