#Requires -Version 7.0
# After the infrastructure was made: waits until its roles work. A role assignment takes up to some minutes to reach the
# front ends of storage and Service Bus, and until then a deployment is refused with InaccessibleStorageException. The
# deployer was given the app's roles on the same data at the same time, so what works for the one should for the other.
# The same as postprovision.sh.
#
# BLOG_PROBE=false leaves it out; BLOG_PROBE_TIMEOUT and BLOG_PROBE_INTERVAL are seconds.

$hook = 'postprovision'
. "$PSScriptRoot/common.ps1"

if ((Get-Setting 'BLOG_PROBE') -eq 'false') {
    Write-Output 'Whether the roles work is not tried: BLOG_PROBE is false.'
    exit 0
}
Assert-Setting 'AZURE_STORAGE_BLOB_ENDPOINT', 'AZURE_STORAGE_TABLE_ENDPOINT', 'AZURE_SERVICE_BUS_ENDPOINT', 'BLOG_DEPLOYMENT_CONTAINER'
$timeout = Get-Seconds 'BLOG_PROBE_TIMEOUT' 600
$interval = Get-Seconds 'BLOG_PROBE_INTERVAL' 10
# Each service has several front ends, which learn of a role one after the other.
$successes = 3

function Get-Token([string] $Scope) {
    try { (azd auth token --scope $Scope --output json 2>$null | Out-String | ConvertFrom-Json).token } catch { $null }
}

$storageToken = Get-Token 'https://storage.azure.com/.default'
$busToken = Get-Token 'https://servicebus.azure.net/.default'
if (-not $storageToken -or -not $busToken) {
    Write-Output "Whether the roles work cannot be tried: 'azd auth token' gives no token. If the deployment is refused with InaccessibleStorageException, run 'azd deploy' a minute later."
    exit 0
}

$storageHeaders = @{ Authorization = "Bearer $storageToken"; 'x-ms-version' = '2021-12-02' }
$tableHeaders = $storageHeaders + @{ Accept = 'application/json;odata=nometadata' }
$busHeaders = @{ Authorization = "Bearer $busToken" }
$script:reason = ''

# Whether the answer has one of these statuses; keeps the reason when it has not.
function Test-Answer([int[]] $Expected, [string] $Method, [string] $Url, [hashtable] $Headers, $Body = $null, [string] $ContentType = '') {
    $script:answer = Invoke-Request $Method $Url $Headers $Body $ContentType
    if ($script:answer.Status -in $Expected) { return $true }
    $script:reason = "$Method ${Url}: " + ($script:answer.Status -eq 0 ? 'no answer' : "HTTP $($script:answer.Status)")
    $false
}

function Test-Blobs([string] $Id) {
    $blob = "$((Get-Setting 'AZURE_STORAGE_BLOB_ENDPOINT').TrimEnd('/'))/$(Get-Setting 'BLOG_DEPLOYMENT_CONTAINER')/probe-$Id"
    if (-not (Test-Answer 201 PUT $blob ($storageHeaders + @{ 'x-ms-blob-type' = 'BlockBlob' }) $Id 'text/plain')) { return $false }
    if (-not (Test-Answer 200 GET $blob $storageHeaders)) { return $false }
    if ($script:answer.Text -ne $Id) {
        $script:reason = "GET ${blob}: another text than was written"
        return $false
    }
    Test-Answer 202 DELETE $blob $storageHeaders
}

function Test-Tables([string] $Id) {
    $row = "$((Get-Setting 'AZURE_STORAGE_TABLE_ENDPOINT').TrimEnd('/'))/schedule(PartitionKey='probe',RowKey='$Id')"
    (Test-Answer 204 PUT $row $tableHeaders '{"Value":"probe"}' 'application/json') -and
    (Test-Answer 200 GET $row $tableHeaders) -and
    (Test-Answer 204 DELETE $row ($tableHeaders + @{ 'If-Match' = '*' }))
}

# The app takes a message of the kind `probe` and does nothing. Receiving is tried on the dead letters, which nobody
# else receives by itself; one that is there is put back.
function Test-Queues {
    $queue = "$((Get-Setting 'AZURE_SERVICE_BUS_ENDPOINT').TrimEnd('/'))/indexing"
    if (-not (Test-Answer 201 POST "$queue/messages" $busHeaders '{"kind":"probe"}' 'application/json')) { return $false }
    if (-not (Test-Answer 201, 204 POST "$queue/`$DeadLetterQueue/messages/head?timeout=0" $busHeaders '')) { return $false }
    if ($script:answer.Status -eq 204) { return $true }
    Test-Answer 200 PUT ([string] $script:answer.Headers['Location']) $busHeaders ''
}

Write-Output "Waiting until the new roles work on storage and Service Bus (at most $timeout s) ..."
$clock = [Diagnostics.Stopwatch]::StartNew()
$count = 0
while ($count -lt $successes) {
    $id = [Convert]::ToHexString([Security.Cryptography.RandomNumberGenerator]::GetBytes(8)).ToLowerInvariant()
    if ((Test-Blobs $id) -and (Test-Tables $id) -and (Test-Queues)) {
        $count++
        Write-Output "  storage and Service Bus take the deployer's requests: $count of $successes"
        continue
    }
    $count = 0
    $passed = [int] [Math]::Floor($clock.Elapsed.TotalSeconds)
    if ($passed -ge $timeout) {
        Stop-Hook "the roles did not work within $timeout s ($reason). Role assignments may take longer: run 'azd provision' again, or go on with 'azd env set BLOG_PROBE false' and 'azd deploy'."
    }
    Write-Output "  not yet ($reason), $passed s of $timeout s"
    Start-Sleep -Seconds $interval
}
