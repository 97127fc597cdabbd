targetScope = 'subscription'

// Everything that a blog needs in Azure, in one resource group. Names are derived from the environment's name, so that
// the same environment always means the same resources. The parameters come from main.parameters.json, which azd fills
// from the environment; what an owner sets for good stands in blog.json.

@description('The name of the azd environment; the resource group is named after it.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('The Azure region of everything but Front Door and the budget. It must offer Flex Consumption.')
@minLength(1)
@metadata({ azd: { type: 'location' } })
param location string

@description('The object id of whoever deploys: gets the roles to set secrets, to probe and to restore. Empty for nobody.')
param principalId string = ''

@description('What principalId is; a pipeline is a ServicePrincipal.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string = 'User'

// azd up asks for whatever has no value yet before it runs the hook that makes this one. An app without it does not start.
@description('The SHA-256 of the author\'s key, 64 hexadecimal digits.')
@maxLength(64)
@secure()
param authorKeyHash string = ''

@description('The blog\'s title.')
@minLength(1)
@maxLength(200)
param title string = 'ServerlessBlog'

@description('The blog\'s language, a BCP 47 tag.')
@minLength(2)
param language string = 'ja'

@description('The IANA time zone in which the blog\'s dates are shown.')
@minLength(1)
param timeZone string = 'Asia/Tokyo'

@description('The public address of the blog, https and without a path. Empty: the custom domain, else Front Door\'s or the app\'s own.')
param baseUrl string = ''

@description('What starts the app: the custom handler of this repository, or the isolated worker of the official packages.')
@allowed(['custom', 'dotnet-isolated'])
param runtime string = 'custom'

@description('The most instances that one group of functions may scale out to: the brake on what an attack can cost.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('A comma list of the origins whose pages may use the API of comments from a browser. Empty for none.')
param allowedOrigins string = ''

@description('Basic costs nothing while idle. Standard has a monthly price and drops messages that are sent twice. To be chosen before the first deployment.')
@allowed(['Basic', 'Standard'])
param serviceBusSku string = 'Basic'

@description('Whether Front Door stands before the app, which then answers nobody else. It has a monthly price.')
param frontDoor bool = false

@description('The blog\'s own host name, such as blog.example. Its DNS records must exist first. Empty for none.')
param customDomain string = ''

@description('The custom domain that already has its certificate. The output of the same name keeps it from one deployment to the next.')
param customDomainBound string = ''

@description('The monthly budget of the resource group, in the currency of the bill; 0 for none.')
@minValue(0)
param budget int = 0

@description('Who is told of the budget. Empty: the owners of the resource group.')
param budgetEmail string = ''

@description('The first day of the budget, yyyy-MM-01, which cannot be changed later. Empty: this month. The output of the same name keeps it.')
param budgetStart string = ''

@description('The month of this deployment. Not to be given.')
param month string = utcNow('yyyy-MM')

var abbreviations = loadJsonContent('abbreviations.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var firstDay = empty(budgetStart) ? '${month}-01' : budgetStart

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: '${abbreviations.resourcesResourceGroups}${environmentName}'
  location: location
  tags: tags
}

module services 'modules/services.bicep' = {
  name: 'services'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    serviceBusSku: serviceBusSku
    principalId: principalId
    principalType: principalType
  }
}

module door 'modules/front-door.bicep' = if (frontDoor) {
  name: 'front-door'
  scope: group
  params: {
    profileName: '${abbreviations.cdnProfiles}${token}'
    endpointName: '${abbreviations.cdnProfilesEndpoints}${token}'
    customDomain: customDomain
    tags: tags
  }
}

module site 'modules/site.bicep' = {
  name: 'site'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    services: services.outputs.names
    packages: services.outputs.packages
    runtime: runtime
    maximumInstances: maximumInstances
    allowedOrigins: allowedOrigins
    frontDoorId: frontDoor ? door!.outputs.frontDoorId : ''
    frontDoorHost: frontDoor ? door!.outputs.hostName : ''
    customDomain: customDomain
    customDomainIsNew: customDomain != customDomainBound
    baseUrl: baseUrl
    title: title
    language: language
    timeZone: timeZone
    authorKeyHash: authorKeyHash
  }
}

module doorRoutes 'modules/front-door-routes.bicep' = if (frontDoor) {
  name: 'front-door-routes'
  scope: group
  params: {
    profileName: door!.outputs.profileName
    endpointName: door!.outputs.endpointName
    customDomainId: door!.outputs.customDomainId
    originHost: site.outputs.hostName
  }
}

module spending 'modules/budget.bicep' = if (budget > 0) {
  name: 'budget'
  scope: group
  params: {
    name: '${abbreviations.consumptionBudgets}${token}'
    amount: budget
    email: budgetEmail
    start: firstDay
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output SERVICE_BLOG_NAME string = site.outputs.name
output SERVICE_BLOG_URI string = 'https://${site.outputs.hostName}'
output BLOG_URL string = site.outputs.blogUrl
output AZURE_STORAGE_ACCOUNT_NAME string = services.outputs.names.storage
output AZURE_STORAGE_BLOB_ENDPOINT string = services.outputs.blobEndpoint
output AZURE_STORAGE_TABLE_ENDPOINT string = services.outputs.tableEndpoint
output AZURE_SERVICE_BUS_ENDPOINT string = 'https://${services.outputs.serviceBusHost}'
output AZURE_KEY_VAULT_NAME string = services.outputs.names.vault
output BLOG_DEPLOYMENT_CONTAINER string = services.outputs.deploymentContainer
// What the TXT record that proves the custom domain must hold: at _dnsauth.{domain} with Front Door, else at asuid.{domain}.
output BLOG_DOMAIN_VERIFICATION string = frontDoor ? door!.outputs.domainVerification : site.outputs.domainVerification
// Where the CNAME of a custom domain leads to with Front Door.
output BLOG_FRONT_DOOR_HOST string = frontDoor ? door!.outputs.hostName : ''
output BLOG_CUSTOM_DOMAIN_BOUND string = frontDoor ? '' : customDomain
output BLOG_BUDGET_START string = budget > 0 ? firstDay : budgetStart
