// Gives the site's host name its certificate.

@description('The site.')
param siteName string

@description('The host name.')
param domain string

@description('Which certificate.')
param thumbprint string

resource site 'Microsoft.Web/sites@2024-11-01' existing = {
  name: siteName
}

resource binding 'Microsoft.Web/sites/hostNameBindings@2024-11-01' = {
  parent: site
  name: domain
  properties: { siteName: siteName, hostNameType: 'Verified', sslState: 'SniEnabled', thumbprint: thumbprint }
}
