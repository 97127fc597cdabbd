// The blog's own host name without Front Door, with a certificate that Azure issues and renews. Its DNS records (a CNAME,
// or an A record of a bare domain, and the TXT record asuid) must exist. Certificates of a Flex Consumption app are a
// preview.

@description('The site.')
param siteName string

@description('The host name.')
param domain string

@description('The region.')
param location string

@description('Whether the site does not have that name with a certificate yet.')
param isNew bool

resource site 'Microsoft.Web/sites@2024-11-01' existing = {
  name: siteName
}

// A certificate is issued only for a name that the site answers to already. Done again later, this would take the
// certificate away for as long as the deployment lasts.
resource firstBinding 'Microsoft.Web/sites/hostNameBindings@2024-11-01' = if (isNew) {
  parent: site
  name: domain
  properties: { siteName: siteName, hostNameType: 'Verified', sslState: 'Disabled' }
}

resource certificate 'Microsoft.Web/sites/certificates@2024-11-01' = {
  parent: site
  name: replace(domain, '.', '-')
  location: location
  properties: { canonicalName: domain }
  dependsOn: [firstBinding]
}

// The same binding again, which one template may not name twice.
module secured 'custom-domain-tls.bicep' = {
  name: 'custom-domain-tls'
  params: {
    siteName: siteName
    domain: domain
    thumbprint: certificate.properties.thumbprint
  }
}
