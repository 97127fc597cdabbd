// The Function App on a Flex Consumption plan: nothing runs, and nothing is paid for, while nobody asks.

@description('The site\'s name.')
param name string

@description('The plan\'s name. One app a plan is all that Flex Consumption allows.')
param planName string

@description('The region.')
param location string

@description('The tags of every resource.')
param tags object

@description('The app\'s identity.')
param identityName string

@description('The URL of the container that holds the app\'s packages.')
param packages string

@description('What starts the app: custom or dotnet-isolated.')
@allowed(['custom', 'dotnet-isolated'])
param runtime string

@description('The most instances that one group of functions may scale out to.')
param maximumInstances int

@description('How many requests an instance takes at once before another is started. Most wait for storage or are answered from memory, so a quarter of a core serves more than the four that the platform assumes.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 25

@description('A comma list of the origins whose pages may use the API of comments. Empty for none.')
param allowedOrigins string

@description('The id of the Front Door that alone may reach the app. Empty: everybody may.')
param frontDoorId string

var runtimeVersions = { custom: '1.0', 'dotnet-isolated': '10.0' }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  // By this tag azd finds where to put the app.
  tags: union(tags, { 'azd-service-name': 'blog' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    // A preview that only a new app can be given, and without which it can never have a certificate for a custom domain.
    #disable-next-line BCP037
    siteScopedCertificatesEnabled: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packages
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      runtime: { name: runtime, version: runtimeVersions[runtime] }
      scaleAndConcurrency: {
        instanceMemoryMB: 512
        maximumInstanceCount: maximumInstances
        triggers: { http: { perInstanceConcurrency: httpConcurrency } }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      // Flex Consumption does not promise to ask; where it does, this touches no storage.
      healthCheckPath: '/healthz'
      // The platform answers OPTIONS itself and never asks the app.
      cors: { allowedOrigins: empty(allowedOrigins) ? [] : map(split(allowedOrigins, ','), origin => trim(origin)), supportCredentials: false }
      ipSecurityRestrictionsDefaultAction: empty(frontDoorId) ? 'Allow' : 'Deny'
      ipSecurityRestrictions: empty(frontDoorId)
        ? []
        : [
            {
              name: 'front-door'
              priority: 100
              action: 'Allow'
              tag: 'ServiceTag'
              ipAddress: 'AzureFrontDoor.Backend'
              // The tag stands for everybody's Front Doors; this is ours.
              headers: { 'x-azure-fdid': [frontDoorId] }
            }
          ]
      // Deployments do not come through Front Door.
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: 'Allow'
    }
  }
}

// Deployments use an identity; the publishing password is of use to thieves only.
resource publishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: site
  name: 'scm'
  properties: { allow: false }
}

output name string = site.name
output hostName string = site.properties.defaultHostName
output domainVerification string = site.properties.customDomainVerificationId
