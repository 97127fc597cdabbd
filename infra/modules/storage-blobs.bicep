// The containers, and how far back their blobs can be brought: to any moment of the last week, and what was deleted or
// overwritten for two weeks. Tables have nothing of the kind: the app backs them up into a container itself.

@description('The storage account.')
param accountName string

// A restore to a moment needs the versions and the change feed of all that time, and deleted blobs for longer.
var restoreDays = 7
var keepDays = 14
var deploymentContainer = 'packages'
var containers = ['posts', 'search', 'backups']

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    changeFeed: { enabled: true, retentionInDays: keepDays }
    deleteRetentionPolicy: { enabled: true, days: keepDays }
    containerDeleteRetentionPolicy: { enabled: true, days: keepDays }
    restorePolicy: { enabled: true, days: restoreDays }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for name in concat(containers, [deploymentContainer]): {
    parent: blobs
    name: name
    properties: { publicAccess: 'None' }
  }
]

// Each change of the search index, each lease and each package leaves a version behind, and nothing else removes them.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'forget-old-versions'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: keepDays } } }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

output deploymentContainer string = deploymentContainer
