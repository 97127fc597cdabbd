// The queues of work that must not be forgotten. What fails ten times, or is not taken in time, goes to the queue's
// dead letters, which the app's timers and the author's desk take up.

@description('The namespace\'s name.')
param name string

@description('The region.')
param location string

@description('The tags of every resource.')
param tags object

@description('The tier: Basic or Standard.')
@allowed(['Basic', 'Standard'])
param sku string

var queues = ['indexing', 'moderation', 'syndication', 'linkbacks']

// Consumers mind no repetition. Where the tier can, a send that was tried twice is still delivered once; Basic refuses
// to hear of it. A queue that exists can be given neither this nor its opposite.
var duplicates = sku == 'Basic' ? {} : { requiresDuplicateDetection: true, duplicateDetectionHistoryTimeWindow: 'PT10M' }

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku, tier: sku }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: 'Enabled'
  }
}

resource queue 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for queueName in queues: {
    parent: namespace
    name: queueName
    properties: union(
      {
        deadLetteringOnMessageExpiration: true
        // The most that Basic allows; it counts from the time that a message is scheduled for.
        defaultMessageTimeToLive: 'P14D'
        // The host renews the lock while it works; this is how soon another instance takes up what a dead one left.
        lockDuration: 'PT1M'
        maxDeliveryCount: 10
      },
      duplicates
    )
  }
]

output name string = namespace.name
output host string = '${namespace.name}.servicebus.windows.net'
