// Sends a webmention with the package "send-webmention": node send-webmention.cjs SOURCE TARGET
'use strict'

const send = require('send-webmention')

const [source, target] = process.argv.slice(2)
send(source, target, (error, result) => {
  if (error) throw error
  console.log(JSON.stringify({ success: result.success, status: result.res && result.res.statusCode, location: result.res && result.res.headers.location }))
  // It leaves its connections open.
  process.exit(0)
})
