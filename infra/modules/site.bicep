// The site with its settings and, without Front Door, its own host name: one after the other, because two changes of a
// site at a time conflict.

@description('What makes the names unique.')
param token string

@description('The region.')
param location string

@description('The tags of every resource.')
param tags object

@description('The names of what the app stands on: identity, storage, serviceBus, insights, vault.')
param services object

@description('The URL of the container that holds the app\'s packages.')
param packages string

@description('What starts the app: custom or dotnet-isolated.')
@allowed(['custom', 'dotnet-isolated'])
param runtime string

@description('The most instances that one group of functions may scale out to.')
param maximumInstances int

@description('A comma list of the origins whose pages may use the API of comments. Empty for none.')
param allowedOrigins string

@description('The id of the Front Door that alone may reach the app. Empty: everybody may.')
param frontDoorId string

@description('The host name of that Front Door.')
param frontDoorHost string

@description('The blog\'s own host name. Empty for none.')
param customDomain string

@description('Whether that name does not have its certificate yet.')
param customDomainIsNew bool

@description('The public address of the blog. Empty: made of the host names.')
param baseUrl string

@description('The blog\'s title.')
param title string

@description('The blog\'s language.')
param language string

@description('The blog\'s time zone.')
param timeZone string

@description('The SHA-256 of the author\'s key.')
@secure()
param authorKeyHash string

var abbreviations = loadJsonContent('../abbreviations.json')
var blog = loadJsonContent('../blog.json')
var isBehindFrontDoor = !empty(frontDoorId)
var bindsDomain = !empty(customDomain) && !isBehindFrontDoor
var host = !empty(customDomain) ? customDomain : (isBehindFrontDoor ? frontDoorHost : app.outputs.hostName)
var blogUrl = empty(baseUrl) ? 'https://${host}' : baseUrl

module app 'app.bicep' = {
  name: 'app'
  params: {
    name: '${abbreviations.webSitesFunctions}${token}'
    planName: '${abbreviations.webServerFarms}${token}'
    location: location
    tags: tags
    identityName: services.identity
    packages: packages
    runtime: runtime
    maximumInstances: maximumInstances
    allowedOrigins: allowedOrigins
    frontDoorId: frontDoorId
  }
}

module settings 'settings.bicep' = {
  name: 'settings'
  params: {
    siteName: app.outputs.name
    identityName: services.identity
    storageName: services.storage
    serviceBusName: services.serviceBus
    insightsName: services.insights
    vaultName: services.vault
    baseUrl: blogUrl
    title: title
    language: language
    timeZone: timeZone
    authorKeyHash: authorKeyHash
    allowedOrigins: allowedOrigins
    isBehindFrontDoor: isBehindFrontDoor
    ownSettings: blog.settings
    ownReferences: blog.secrets
  }
}

module domain 'custom-domain.bicep' = if (bindsDomain) {
  name: 'custom-domain'
  params: {
    siteName: app.outputs.name
    domain: customDomain
    location: location
    isNew: customDomainIsNew
  }
  dependsOn: [settings]
}

output name string = app.outputs.name
output hostName string = app.outputs.hostName
output blogUrl string = blogUrl
output domainVerification string = app.outputs.domainVerification
