// Tells when the bill of the resource group is about to be, or is, more than the owner meant to spend. It stops nothing.

@description('The budget\'s name.')
param name string

@description('The amount a month, in the currency of the bill.')
@minValue(1)
param amount int

@description('Who is told. Empty: the owners.')
param email string

@description('The first day, the first of a month.')
@minLength(10)
@maxLength(10)
param start string

var whom = empty(email) ? { contactEmails: [], contactRoles: ['Owner'] } : { contactEmails: [email] }

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: {
      expected: union({ enabled: true, operator: 'GreaterThan', threshold: 100, thresholdType: 'Forecasted' }, whom)
      spent: union({ enabled: true, operator: 'GreaterThan', threshold: 80, thresholdType: 'Actual' }, whom)
    }
  }
}
