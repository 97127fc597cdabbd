// Front Door: the blog near its readers, and the brake before the app. Its address must be known before the app's
// settings, so its routes to the app are a module of their own.

@description('The profile\'s name.')
param profileName string

@description('The endpoint\'s name, of which Front Door makes an address.')
param endpointName string

@description('The blog\'s own host name. Empty for none.')
param customDomain string

@description('The tags of every resource.')
param tags object

resource profile 'Microsoft.Cdn/profiles@2025-06-01' = {
  name: profileName
  location: 'global'
  tags: tags
  sku: { name: 'Standard_AzureFrontDoor' }
  // A cold start takes seconds.
  properties: { originResponseTimeoutSeconds: 60 }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2025-06-01' = {
  parent: profile
  name: endpointName
  location: 'global'
  tags: tags
  properties: { enabledState: 'Enabled' }
}

resource domain 'Microsoft.Cdn/profiles/customDomains@2025-06-01' = if (!empty(customDomain)) {
  parent: profile
  name: replace(empty(customDomain) ? 'none' : customDomain, '.', '-')
  properties: {
    hostName: customDomain
    tlsSettings: { certificateType: 'ManagedCertificate', minimumTlsVersion: 'TLS12' }
  }
}

output profileName string = profile.name
output endpointName string = endpoint.name
output hostName string = endpoint.properties.hostName
// What Front Door signs its requests with.
output frontDoorId string = profile.properties.frontDoorId
output customDomainId string = empty(customDomain) ? '' : domain.id
// Gone once the domain is proven.
output domainVerification string = empty(customDomain) ? '' : (domain!.properties.?validationProperties.?validationToken ?? '')
