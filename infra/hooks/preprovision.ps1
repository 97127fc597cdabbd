#Requires -Version 7.0
# Before the infrastructure is made: gives a new blog its author's key. Only the key's SHA-256 is kept, in azd's
# environment as BLOG_AUTHOR_KEY_HASH; the key itself is printed once and stored nowhere. The same as preprovision.sh.

$hook = 'preprovision'
. "$PSScriptRoot/common.ps1"

# A build server's log is no place for a key.
function Test-BuildServer {
    foreach ($name in 'CI', 'GITHUB_ACTIONS', 'TF_BUILD') {
        if ((Get-Setting $name) -notin '', '0', 'false') { return $true }
    }
    $false
}

if ((Get-Setting 'BLOG_TITLE') -match '["\\]') {
    Stop-Hook "BLOG_TITLE has a quotation mark or a backslash, which azd does not hand on; run 'azd env set BLOG_TITLE `"`"', and put the title into infra/blog.json as the setting Blog__Title."
}

$hash = Get-Setting 'BLOG_AUTHOR_KEY_HASH'
if ($hash) {
    if ($hash -notmatch '^[0-9A-Fa-f]{64}$') {
        Stop-Hook "BLOG_AUTHOR_KEY_HASH must be the 64 hexadecimal digits of the SHA-256 of the author's key; run 'azd env set BLOG_AUTHOR_KEY_HASH `"`"' to have a new key made."
    }
    exit 0
}

if (Test-BuildServer) {
    Stop-Hook "BLOG_AUTHOR_KEY_HASH is not set, and a build server makes no key, because its log would show it; set it to what 'azd env get-value BLOG_AUTHOR_KEY_HASH' prints where the blog was first deployed."
}

# 24 bytes of the system's random source: 32 characters that need no quoting anywhere.
$bytes = [Security.Cryptography.RandomNumberGenerator]::GetBytes(24)
$key = [Convert]::ToBase64String($bytes).Replace('+', '-').Replace('/', '_')
$hash = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($key))).ToLowerInvariant()

azd env set BLOG_AUTHOR_KEY_HASH $hash
if ($LASTEXITCODE -ne 0) {
    Stop-Hook "'azd env set' failed, so no key was made; run 'azd env list' to see whether an environment is selected."
}

Write-Output @"

  ----------------------------------------------------------------------
   The author's key of this blog:

       $key

   It is shown this once and stored nowhere. Put it into your password
   manager now: with it you sign in at /desk and write through the API.
   The blog knows only its SHA-256 (BLOG_AUTHOR_KEY_HASH).
  ----------------------------------------------------------------------

"@
