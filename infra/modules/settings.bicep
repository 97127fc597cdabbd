// The app's settings. Connections are names and an identity, never keys; what is secret is a reference to the vault.

@description('The site.')
param siteName string

@description('The app\'s identity.')
param identityName string

@description('The storage account.')
param storageName string

@description('The Service Bus namespace.')
param serviceBusName string

@description('Application Insights.')
param insightsName string

@description('The key vault.')
param vaultName string

@description('The public address of the blog.')
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

@description('A comma list of the origins whose pages may use the API of comments. Empty for none.')
param allowedOrigins string

@description('Whether requests come through Front Door.')
param isBehindFrontDoor bool

@description('The owner\'s own settings, which win over those below.')
param ownSettings object

@description('The names of the owner\'s settings whose values are in the vault.')
param ownReferences string[]

resource site 'Microsoft.Web/sites@2024-11-01' existing = {
  name: siteName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

var clientId = identity.properties.clientId

// A secret is named like its setting, in the vault's alphabet: Channels__x__ConsumerKey is Channels--x--ConsumerKey.
var secretSettings = toObject(
  ownReferences,
  name => name,
  name => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${replace(name, '__', '--')})'
)

resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: site
  name: 'appsettings'
  properties: union(
    {
      // What the Functions host keeps: locks, keys, when timers ran.
      AzureWebJobsStorage__accountName: storageName
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: clientId
      BlogStorage__accountName: storageName
      BlogStorage__credential: 'managedidentity'
      BlogStorage__clientId: clientId
      ServiceBus__fullyQualifiedNamespace: '${serviceBusName}.servicebus.windows.net'
      ServiceBus__credential: 'managedidentity'
      ServiceBus__clientId: clientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'

      // The timers only look for what fell through; messages bring everything on time. Each wakes an instance of its own,
      // which is paid for at least one second, and all five of them every five minutes would use up what is free.
      PublishSchedule: '0 */15 * * * *'
      SyndicationSchedule: '0 */15 * * * *'
      DigestSchedule: '0 0 * * * *'
      BackupSchedule: '0 30 18 * * 6'

      Blog__BaseUrl: baseUrl
      Blog__Title: title
      Blog__Language: language
      Blog__TimeZone: timeZone
      Blog__AuthorKeyHash: authorKeyHash
      // The front end and Front Door each write this header themselves, whatever the client sent. X-Forwarded-For is
      // overwritten by the Functions host, and X-Azure-ClientIP repeats what a client claims in X-Forwarded-For.
      Blog__ClientAddressHeader: isBehindFrontDoor ? 'X-Azure-SocketIP' : 'Client-IP'
      Comments__AllowedOrigins: allowedOrigins
    },
    ownSettings,
    secretSettings
  )
}
