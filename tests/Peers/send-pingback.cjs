// Sends a pingback with the package "pingback": node send-pingback.cjs SOURCE TARGET
'use strict'

const pingback = require('pingback')

const [source, target] = process.argv.slice(2)
pingback.send(target, source, (error, endpoint) => {
  console.log(JSON.stringify({ fault: error && (error.code || error.message), endpoint: endpoint && endpoint.href }))
  process.exit(0)
})
