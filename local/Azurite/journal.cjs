// Makes Azurite's metadata survive a SIGKILL.
//
// Azurite keeps its metadata in LokiJS databases in memory, and saves each as a whole every five
// seconds. Here LokiJS gets a persistence adapter that appends what changed to a journal instead:
// one line a request, written before the request is answered. A line is applied as a whole or, when
// it was cut short, not at all. Its cost is that of the change, whatever the database holds.
//
// On disk a database is FILE, the state when generation g began, and FILE.g, what changed since.
// When the journal has outgrown the state, a new state with the next generation replaces both.
// Every line in either is an array of operations:
//   ["generation", g]   ["create", collection, definition]   ["drop", collection]
//   ["put", collection, document]   ["delete", collection, id]
"use strict";

const fs = require("node:fs");

const smallestJournalWorthCompacting = 8 * 1024 * 1024;

class Journal {
  mode = "incremental"; // LokiJS then lists the ids of changed documents in each collection.
  database = undefined;
  held = false;
  #path;
  #file;
  #generation = 0;
  #journalSize = 0;
  #stateSize = 0;
  #known = new Map(); // The collections that the journal has created, by name.

  constructor(filePath) {
    this.#path = filePath;
  }

  /** LokiJS asks for the stored database. */
  loadDatabase(_, done) {
    const stored = new Replay().read(this.#path);
    this.#generation = stored.generation;
    this.#stateSize = stored.size;
    const journal = this.#journalPath();
    if (fs.existsSync(journal)) stored.read(journal);
    this.#journalSize = stored.size - this.#stateSize;
    for (const [name, contents] of stored.collections) this.#known.set(name, this.#restore(name, contents));
    this.#file = fs.openSync(journal, "a");
    fs.rmSync(`${this.#path}.${this.#generation - 1}`, { force: true }); // A kill can leave it behind.
    done(null);
  }

  /** LokiJS asks to store the database: Azurite does so once, at the end of its initialisation. */
  saveDatabase(_, __, done) {
    if (this.#file === undefined) this.#compact();
    this.flush();
    done(null);
  }

  /** Appends what changed since the last call, as one line. */
  flush() {
    if (this.held || this.#file === undefined) return;
    const changes = [...this.#changes()];
    if (changes.length === 0) return;
    this.#journalSize += append(this.#file, changes);
    if (this.#journalSize > Math.max(smallestJournalWorthCompacting, this.#stateSize)) this.#compact();
  }

  *#changes() {
    const { collections } = this.database;
    for (const [name, collection] of this.#known) {
      if (collections.includes(collection)) continue;
      this.#known.delete(name);
      yield ["drop", name];
    }
    for (const collection of collections) {
      const { name } = collection;
      if (!this.#known.has(name)) {
        this.#known.set(name, collection);
        yield ["create", name, definitionOf(collection)];
      }
      for (const id of takeDirtyIds(collection)) {
        const document = collection.get(id);
        yield document ? ["put", name, document] : ["delete", name, id];
      }
    }
  }

  #compact() {
    const old = this.#file;
    const oldPath = this.#journalPath();
    this.#generation++;
    this.#stateSize = this.#writeState();
    fs.writeFileSync(this.#journalPath(), "");
    fs.renameSync(`${this.#path}~`, this.#path);
    this.#file = fs.openSync(this.#journalPath(), "a");
    this.#journalSize = 0;
    if (old === undefined) return;
    fs.closeSync(old);
    fs.unlinkSync(oldPath);
  }

  #writeState() {
    const chunk = 1000;
    const file = fs.openSync(`${this.#path}~`, "w");
    let size = append(file, [["generation", this.#generation]]);
    for (const collection of this.database.collections) {
      const { name, data } = collection;
      this.#known.set(name, collection);
      takeDirtyIds(collection);
      size += append(file, [["create", name, definitionOf(collection)]]);
      for (let i = 0; i < data.length; i += chunk)
        size += append(file, data.slice(i, i + chunk).map(document => ["put", name, document]));
    }
    fs.fsyncSync(file);
    fs.closeSync(file);
    return size;
  }

  #restore(name, { definition, documents, maxId }) {
    const collection = this.database.addCollection(name, definition);
    collection.data = [...documents.values()].sort((a, b) => a.$loki - b.$loki);
    collection.maxId = maxId;
    collection.idIndex = null;
    collection.ensureId();
    collection.ensureAllIndexes(true);
    for (const field of definition.unique) collection.ensureUniqueIndex(field);
    return collection;
  }

  #journalPath() {
    return `${this.#path}.${this.#generation}`;
  }
}

/** What the operations of a state and its journal amount to. */
class Replay {
  generation = 0;
  size = 0; // Bytes read.
  collections = new Map();

  // A last line without its end was never acknowledged; it goes, so that the next one starts clean.
  read(file) {
    const content = fs.readFileSync(file);
    const length = content.lastIndexOf("\n") + 1;
    if (length < content.length) fs.truncateSync(file, length);
    for (let start = 0, end; start < length; start = end + 1) {
      end = content.indexOf("\n", start);
      for (const [operation, ...operands] of JSON.parse(content.toString("utf8", start, end)))
        this.#operations[operation](...operands);
    }
    this.size += length;
    return this;
  }

  #operations = {
    generation: number => (this.generation = number),
    create: (name, definition) => this.collections.set(name, { definition, documents: new Map(), maxId: 0 }),
    drop: name => this.collections.delete(name),
    put: (name, document) => {
      const collection = this.collections.get(name);
      collection.documents.set(document.$loki, document);
      collection.maxId = Math.max(collection.maxId, document.$loki);
    },
    delete: (name, id) => this.collections.get(name).documents.delete(id),
  };
}

function append(file, operations) {
  const line = Buffer.from(`${JSON.stringify(operations)}\n`);
  for (let written = 0; written < line.length;) written += fs.writeSync(file, line, written);
  return line.length;
}

function definitionOf({ binaryIndices, uniqueNames }) {
  return { indices: Object.keys(binaryIndices), unique: uniqueNames };
}

function takeDirtyIds(collection) {
  const ids = new Set(collection.dirtyIds);
  collection.dirtyIds = [];
  return ids;
}

module.exports = { Journal };
