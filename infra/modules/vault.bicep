// The credentials of channels and services. They are set by the owner and reach the app as references, so that neither
// a template nor a setting ever holds one.

@description('The vault\'s name.')
@minLength(3)
@maxLength(24)
param name string

@description('The region.')
param location string

@description('The tags of every resource.')
param tags object

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    // A vault that was removed keeps its name this long unless it is purged (azd down --purge), so protection against
    // purging, which can never be taken back, is left off: a network gives a lost token again.
    enableSoftDelete: true
    softDeleteRetentionInDays: 14
    publicNetworkAccess: 'Enabled'
  }
}

output name string = vault.name
