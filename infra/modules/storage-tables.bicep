// The tables that the app works with; it would make a missing one itself, at the cost of a slow first request.

@description('The storage account.')
param accountName string

var tables = [
  'posts'
  'timeline'
  'schedule'
  'authors'
  'feedback'
  'desk'
  'memory'
  'linkbacks'
  'announcements'
  'secrets'
]

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName
}

resource service 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = [
  for name in tables: {
    parent: service
    name: name
  }
]
