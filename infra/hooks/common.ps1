# What the hooks share; the same as common.sh. A hook says its own name in $hook before it includes this file.

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
# Exit codes are looked at where they matter.
$PSNativeCommandUseErrorActionPreference = $false

# Ends the hook, and azd with it, with a sentence that says what to do.
function Stop-Hook([string] $Sentence) {
    [Console]::Error.WriteLine("${hook}: $Sentence")
    exit 1
}

# A value of azd's environment; $Default when it is empty.
function Get-Setting([string] $Name, [string] $Default = '') {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($value) { $value } else { $Default }
}

# Ends the hook unless azd's environment has these values.
function Assert-Setting([string[]] $Names) {
    foreach ($name in $Names) {
        if (-not (Get-Setting $name)) {
            Stop-Hook "$name is not in azd's environment; run 'azd provision', which puts it there."
        }
    }
}

# A setting that is a whole number of seconds.
function Get-Seconds([string] $Name, [string] $Default) {
    $value = Get-Setting $Name $Default
    if ($value -notmatch '^[0-9]+$') { Stop-Hook "$Name must be a whole number of seconds, not '$value'." }
    [int] $value
}

# Makes a request. Returns the status (0 when there is no answer), the headers and the text; throws nothing.
function Invoke-Request([string] $Method, [string] $Url, [hashtable] $Headers = @{}, $Body = $null, [string] $ContentType = '', [int] $Timeout = 20) {
    $request = @{ Method = $Method; Uri = $Url; Headers = $Headers; TimeoutSec = $Timeout; SkipHttpErrorCheck = $true; MaximumRedirection = 0 }
    if ($null -ne $Body) { $request.Body = $Body }
    if ($ContentType) { $request.ContentType = $ContentType }
    try {
        $response = Invoke-WebRequest @request
        $text = if ($response.Content -is [byte[]]) { [Text.Encoding]::UTF8.GetString($response.Content) } else { [string] $response.Content }
        @{ Status = [int] $response.StatusCode; Headers = $response.Headers; Text = $text }
    }
    catch {
        @{ Status = 0; Headers = @{}; Text = '' }
    }
}
