// Prints what a schema finds wrong in YAML files, a line each: node check.mjs SCHEMA FILE...
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { load } from "js-yaml";

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
for (const file of files) {
  validate(load(readFileSync(file, "utf8")));
  for (const error of validate.errors ?? [])
    console.log(`${file}: ${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
}
