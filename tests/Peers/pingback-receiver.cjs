// A page that takes pingbacks with the package "pingback". Prints where it listens, and each ping that it accepted.
'use strict'

const http = require('node:http')
const pingback = require('pingback')

const accept = pingback.middleware(function (source, target, next) {
  console.log('accepted: ' + JSON.stringify({ source: source.href, target: target.href, title: this.title, excerpt: this.excerpt }))
  next()
})

const server = http.createServer((request, response) => {
  if (request.method === 'POST' && request.url === '/pingback') {
    accept(request, response, error => { throw error })
    return
  }
  response.setHeader('X-Pingback', `http://127.0.0.1:${server.address().port}/pingback`)
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end('<!doctype html><title>A page with pingback</title><p>Link to me.</p>')
})

server.listen(0, '127.0.0.1', () => console.log('listening: ' + server.address().port))
process.stdin.resume().on('end', () => process.exit(0))
