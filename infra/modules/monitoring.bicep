// Logs and traces, with a brake: what a flood of requests writes must not cost more than the flood.

@description('The name of the Log Analytics workspace.')
param workspaceName string

@description('The name of Application Insights.')
param insightsName string

@description('The region.')
param location string

@description('The tags of every resource.')
param tags object

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
    // In GB a day: a month of it is what is free.
    workspaceCapping: { dailyQuotaGb: json('0.16') }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // Whoever knows the connection string could write otherwise; now only the app's identity can.
    DisableLocalAuth: true
  }
}

output insightsName string = insights.name
