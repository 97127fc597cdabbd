// Where Azurite and the journals meet.
"use strict";

const path = require("node:path");
const { Journal } = require("./journal.cjs");

/** Gives every LokiJS database that Azurite opens a journal. Call it before Azurite is loaded. */
function keepJournals() {
  const journals = [];
  const flush = () => {
    try {
      for (const journal of journals) journal.flush();
    } catch (error) {
      // What cannot be kept must not be acknowledged.
      console.error(`The journal cannot be written: ${error.message}`);
      process.exit(1);
    }
  };
  const Loki = require("lokijs");
  require.cache[require.resolve("lokijs")].exports = class extends Loki {
    constructor(file, options) {
      const journal = new Journal(file);
      super(file, { ...options, persistenceMethod: undefined, autosave: false, adapter: journal });
      journal.database = this;
      // Blobs point at extents: of two journals, that of the extents must never be behind.
      if (path.basename(file).startsWith("extents")) journals.unshift(journal);
      else journals.push(journal);
    }
  };
  commitTransactionsAsOneLine();
  collectNoGarbageAheadOfTheJournal(flush);
  return { flush };
}

// A batch of table operations applies them one by one, and may undo them.
function commitTransactionsAsOneLine() {
  const store = require("azurite/dist/src/table/persistence/LokiTableMetadataStore").default.prototype;
  const { beginBatchTransaction, endBatchTransaction } = store;
  store.beginBatchTransaction = async function (...batch) {
    await beginBatchTransaction.apply(this, batch);
    journalOf(this).held = true;
  };
  store.endBatchTransaction = async function (...batch) {
    try {
      await endBatchTransaction.apply(this, batch);
    } finally {
      journalOf(this).held = false;
    }
  };
}

function journalOf(store) {
  return store.db.persistenceAdapter;
}

// An extent may only be deleted when the deletion of the last blob in it cannot be forgotten.
function collectNoGarbageAheadOfTheJournal(flush) {
  const store = require("azurite/dist/src/common/persistence/FSExtentStore").default.prototype;
  const { deleteExtents } = store;
  store.deleteExtents = function (extents) {
    flush();
    return deleteExtents.call(this, extents);
  };
}

module.exports = { keepJournals };
