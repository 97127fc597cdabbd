#Requires -Version 7.0
# After a deployment: asks the blog which version it is until it is the one that was published, then whether it can work.
# A platform that goes on with the old package, or a host that does not start, is an error here and not a surprise later.
# The same as postdeploy.sh.
#
# BLOG_DEPLOY_TIMEOUT and BLOG_DEPLOY_INTERVAL are seconds.

$hook = 'postdeploy'
. "$PSScriptRoot/common.ps1"

Assert-Setting 'SERVICE_BLOG_URI', 'BLOG_URL'
$site = Get-Setting 'SERVICE_BLOG_URI'
$blog = (Get-Setting 'BLOG_URL').TrimEnd('/')
$timeout = Get-Seconds 'BLOG_DEPLOY_TIMEOUT' 300
$interval = Get-Seconds 'BLOG_DEPLOY_INTERVAL' 5
$published = "$PSScriptRoot/../../functions/obj/published-version.txt"
$wanted = (Test-Path $published) ? ([string] (Get-Content -Raw $published)).Trim() : ''
if (-not $wanted) {
    Stop-Hook "functions/obj/published-version.txt is missing, which publishing writes; deploy with 'azd deploy' from this folder."
}

# The answer to a request for a page of the deployed app, which behind Front Door answers nobody else. The first one may
# be a cold start.
function Get-Page([string] $Path) {
    $page = Invoke-Request GET "$($site.TrimEnd('/'))$Path" -Timeout 60
    if ($page.Status -eq 403) { $page = Invoke-Request GET "$blog$Path" -Timeout 60 }
    $page
}

# Waits before the next try, or ends with the sentence when the time is up.
function Wait-OrFail([string] $Sentence, [string] $Progress) {
    $passed = [int] [Math]::Floor($clock.Elapsed.TotalSeconds)
    if ($passed -ge $timeout) { Stop-Hook $Sentence }
    Write-Host "  $Progress, $passed s of $timeout s"
    Start-Sleep -Seconds $interval
}

Write-Output "Asking $site for version $wanted (at most $timeout s) ..."
$clock = [Diagnostics.Stopwatch]::StartNew()
while ($true) {
    $answer = Get-Page '/healthz'
    $status = '{0:000}' -f $answer.Status
    $running = ($answer.Status -eq 200 -and $answer.Text -match '"version" *: *"([^"]*)"') ? $Matches[1] : ''
    if ($running -ceq $wanted) { break }
    if ($running) {
        Wait-OrFail "the old version $running still answers instead of ${wanted}: the package was not taken. Run 'azd deploy' again; if that does not help, see 'When azd up fails' in docs/deploy.md." "still version $running"
    }
    else {
        Wait-OrFail "$site/healthz gave no version within $timeout s (last answer: HTTP $status), $wanted was expected. See 'When azd up fails' in docs/deploy.md." "no version yet (HTTP $status)"
    }
}
Write-Output "Version $running answers."

$clock.Restart()
while ($true) {
    $answer = Get-Page '/healthz/ready'
    $status = '{0:000}' -f $answer.Status
    if ($answer.Status -eq 200) { break }
    $text = $answer.Text -replace '[\r\n]', ''
    Wait-OrFail "version $running runs but is not ready (HTTP $status): $($text.Substring(0, [Math]::Min(2000, $text.Length)))" "not ready yet (HTTP $status)"
}

Write-Output @"

  The blog is ready:  $blog
  Your desk:          $blog/desk  (sign in with the author's key)

"@
if ($answer.Text -match '"status" *: *"degraded"') {
    Write-Output "  Something should be looked at; $blog/healthz/ready says what."
}
