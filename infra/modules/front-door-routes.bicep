// What goes where behind Front Door: all of it to the app, and only pages and feeds through the cache.

@description('The profile.')
param profileName string

@description('The endpoint.')
param endpointName string

@description('The resource id of the custom domain. Empty for none.')
param customDomainId string

@description('The app\'s own host name.')
param originHost string

var domains = empty(customDomainId) ? [] : [{ id: customDomainId }]

resource profile 'Microsoft.Cdn/profiles@2025-06-01' existing = {
  name: profileName
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2025-06-01' existing = {
  parent: profile
  name: endpointName
}

// No probes: with one origin they decide nothing, and every edge in the world would keep the app awake.
resource originGroup 'Microsoft.Cdn/profiles/originGroups@2025-06-01' = {
  parent: profile
  name: 'app'
  properties: {
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3, additionalLatencyInMilliseconds: 50 }
    sessionAffinityState: 'Disabled'
  }
}

resource origin 'Microsoft.Cdn/profiles/originGroups/origins@2025-06-01' = {
  parent: originGroup
  name: 'app'
  properties: {
    hostName: originHost
    originHostHeader: originHost
    httpPort: 80
    httpsPort: 443
    priority: 1
    weight: 1000
    enabledState: 'Enabled'
    enforceCertificateNameCheck: true
  }
}

// What is kept, and how long, is said by the app's Cache-Control. A query is part of an address: ?own= and ?replyTo=
// show other pages.
resource pages 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-06-01' = {
  parent: endpoint
  name: 'pages'
  properties: {
    customDomains: domains
    originGroup: { id: originGroup.id }
    patternsToMatch: ['/*']
    supportedProtocols: ['Http', 'Https']
    httpsRedirect: 'Enabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
    enabledState: 'Enabled'
    cacheConfiguration: { queryStringCachingBehavior: 'UseQueryString' }
  }
  dependsOn: [origin]
}

// The cache knows no Vary: what the API says to the author, or to one origin, must not reach others.
resource passed 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-06-01' = {
  parent: endpoint
  name: 'passed'
  properties: {
    customDomains: domains
    originGroup: { id: originGroup.id }
    patternsToMatch: ['/api/*', '/desk', '/desk/*', '/healthz', '/healthz/*']
    supportedProtocols: ['Http', 'Https']
    httpsRedirect: 'Enabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
    enabledState: 'Enabled'
  }
  dependsOn: [origin, pages]
}
