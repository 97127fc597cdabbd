// Runs Azurite's blob and table services in one process, without its command line: no queue
// service, no access log, no telemetry.
//
//   node storage.cjs '{"location": DIR | null, "blobPort": 0, "tablePort": 0}'
//
// Without a location everything stays in memory. With one, every acknowledged write survives a
// SIGKILL (see journal.cjs). Prints {"blob": PORT, "table": PORT} when both services listen.
// Ends when standard input closes, so that it never outlives the process that started it.
"use strict";

// Other accounts or a SQL database, should the environment name some, are not for this instance.
delete process.env.AZURITE_ACCOUNTS;
delete process.env.AZURITE_DB;

const fs = require("node:fs");
const path = require("node:path");
const { keepJournals } = require("./durability.cjs");

const options = JSON.parse(process.argv[2]);
const durable = Boolean(options.location);
const journals = durable ? keepJournals() : { flush() {} };

const BlobConfiguration = require("azurite/dist/src/blob/BlobConfiguration").default;
const BlobServer = require("azurite/dist/src/blob/BlobServer").default;
const TableConfiguration = require("azurite/dist/src/table/TableConfiguration").default;
const TableServer = require("azurite/dist/src/table/TableServer").default;

const host = "127.0.0.1";
const keepAliveSeconds = 120;
const noLog = [false, undefined, false, undefined];
const lenient = { loose: false, skipApiVersionCheck: true };
const noCertificate = ["", "", "", undefined, false];

function createServers() {
  const location = options.location ?? "";
  if (durable) fs.mkdirSync(location, { recursive: true });
  const file = name => path.join(location, name);
  const extents = [{ locationId: "Default", locationPath: file("extents"), maxConcurrency: 16 }];
  const blob = new BlobServer(new BlobConfiguration(
    host, options.blobPort, keepAliveSeconds, file("blobs.journal"), file("extents.journal"), extents,
    ...noLog, lenient.loose, lenient.skipApiVersionCheck, ...noCertificate, !durable));
  const table = new TableServer(new TableConfiguration(
    host, options.tablePort, keepAliveSeconds, file("tables.journal"), false, false, undefined, undefined,
    lenient.loose, lenient.skipApiVersionCheck, ...noCertificate, !durable));
  return { blob, table };
}

// What a response says has happened must be in the journal before its first byte leaves.
function journalBeforeAnswering(httpServer) {
  httpServer.prependListener("request", (_, response) => {
    const writeHead = response.writeHead;
    response.writeHead = function (...head) {
      journals.flush();
      return writeHead.apply(this, head);
    };
  });
}

async function main() {
  const servers = createServers();
  for (const server of Object.values(servers)) {
    journalBeforeAnswering(server.httpServer);
    await server.start();
  }

  const stop = () => {
    journals.flush();
    process.exit(0);
  };
  process.on("SIGINT", () => {}); // A terminal's Ctrl-C reaches everybody; the launcher decides the order.
  process.on("SIGTERM", stop);
  process.stdin.on("end", stop).on("error", stop).resume();

  const port = server => server.httpServer.address().port;
  console.log(JSON.stringify({ blob: port(servers.blob), table: port(servers.table) }));
}

main().catch(error => {
  console.error(error.message);
  process.exit(1);
});
