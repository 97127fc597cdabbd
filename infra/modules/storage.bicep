// The storage account: records in tables, texts in blobs, the app's packages, and what the Functions host keeps. There
// are no keys and no anonymous reads; who may read or write is said by roles alone.

@description('The account\'s name.')
@minLength(3)
@maxLength(24)
param name string

@description('The region.')
param location string

@description('The tags of every resource.')
param tags object

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: 'Enabled'
    supportsHttpsTrafficOnly: true
  }
}

module blobs 'storage-blobs.bicep' = {
  name: 'storage-blobs'
  params: { accountName: account.name }
}

module tables 'storage-tables.bicep' = {
  name: 'storage-tables'
  params: { accountName: account.name }
}

output name string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
output tableEndpoint string = account.properties.primaryEndpoints.table
output deploymentContainer string = blobs.outputs.deploymentContainer
