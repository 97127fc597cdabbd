// Parses Bicep: node parse.mjs IN OUT. IN is a JSON object of texts by name; OUT becomes one of syntax trees by the same
// names. A node is { type, line, text? of a leaf, field?, children? }; tokens without a meaning of their own are left out.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

const [input, output] = process.argv.slice(2);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

function treeOf(node, field) {
  const children = [];
  for (let i = 0; i < node.childCount; i++) {
    const child = node.child(i);
    const name = node.fieldNameForChild(i);
    if (child.isNamed || child.isMissing || child.isError || name || node.type === 'resource_declaration' && child.type === 'existing') {
      children.push(treeOf(child, name));
    }
  }

  const type = node.isMissing ? 'MISSING' : node.type;
  const tree = { type, line: node.startPosition.row + 1 };
  if (field) tree.field = field;
  if (children.length) tree.children = children;
  if (!children.length || type === 'string' || type === 'ERROR') tree.text = node.text;
  return tree;
}

const texts = JSON.parse(await readFile(input, 'utf8'));
const trees = {};
for (const [name, text] of Object.entries(texts)) {
  const tree = parser.parse(text);
  trees[name] = treeOf(tree.rootNode, null);
  tree.delete();
}

await writeFile(output, JSON.stringify(trees));
