// What the app stands on, and who may use it.

@description('What makes the names unique.')
param token string

@description('The region.')
param location string

@description('The tags of every resource.')
param tags object

@description('The tier of Service Bus: Basic or Standard.')
@allowed(['Basic', 'Standard'])
param serviceBusSku string

@description('The object id of whoever deploys. Empty for nobody.')
param principalId string

@description('What that is: User, Group or ServicePrincipal.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string

var abbreviations = loadJsonContent('../abbreviations.json')

module identity 'identity.bicep' = {
  name: 'identity'
  params: {
    name: '${abbreviations.managedIdentityUserAssignedIdentities}${token}'
    location: location
    tags: tags
  }
}

module storage 'storage.bicep' = {
  name: 'storage'
  params: {
    name: '${abbreviations.storageStorageAccounts}${token}'
    location: location
    tags: tags
  }
}

module serviceBus 'service-bus.bicep' = {
  name: 'service-bus'
  params: {
    name: '${abbreviations.serviceBusNamespaces}${token}'
    location: location
    tags: tags
    sku: serviceBusSku
  }
}

module monitoring 'monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: '${abbreviations.operationalInsightsWorkspaces}${token}'
    insightsName: '${abbreviations.insightsComponents}${token}'
    location: location
    tags: tags
  }
}

module vault 'vault.bicep' = {
  name: 'vault'
  params: {
    name: '${abbreviations.keyVaultVaults}${token}'
    location: location
    tags: tags
  }
}

module appRoles 'app-roles.bicep' = {
  name: 'app-roles'
  params: {
    identityName: identity.outputs.name
    storageName: storage.outputs.name
    serviceBusName: serviceBus.outputs.name
    insightsName: monitoring.outputs.insightsName
    vaultName: vault.outputs.name
  }
}

module deployerRoles 'deployer-roles.bicep' = if (!empty(principalId)) {
  name: 'deployer-roles'
  params: {
    principalId: principalId
    principalType: principalType
    storageName: storage.outputs.name
    serviceBusName: serviceBus.outputs.name
    vaultName: vault.outputs.name
  }
}

// The site takes its services from here, and so is made when the roles are given.
output names object = {
  identity: identity.outputs.name
  storage: storage.outputs.name
  serviceBus: serviceBus.outputs.name
  insights: monitoring.outputs.insightsName
  vault: vault.outputs.name
}
output blobEndpoint string = storage.outputs.blobEndpoint
output tableEndpoint string = storage.outputs.tableEndpoint
output serviceBusHost string = serviceBus.outputs.host
output deploymentContainer string = storage.outputs.deploymentContainer
output packages string = '${storage.outputs.blobEndpoint}${storage.outputs.deploymentContainer}'
