// Counts texts with twitter-text, X's own library.
// Usage: node twitter-text-oracle.mjs TEXTS RESULTS
//   TEXTS    a file: a JSON array of strings
//   RESULTS  the file to write: a JSON array of { length, valid, urls } in the same order
import { readFile, writeFile } from 'node:fs/promises';
import twitterText from 'twitter-text';

const [texts, results] = process.argv.slice(2);
const counted = JSON.parse(await readFile(texts, 'utf8')).map((text) => {
  const { weightedLength, valid } = twitterText.parseTweet(text);
  return { length: weightedLength, valid, urls: twitterText.extractUrls(text.normalize()) };
});
await writeFile(results, JSON.stringify(counted));
