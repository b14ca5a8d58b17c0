#Requires -Version 7.2
<#
.SYNOPSIS
Builds the storefront and publishes it to its bucket and its CloudFront distribution.

.DESCRIPTION
For teams that deploy from PowerShell 7 on Windows, macOS or Linux. It publishes as `make deploy` does: hashed assets first, then
images and the other files, then the runtime configuration, and index.html, which refers to the new assets, last. So a visitor at any
moment gets a page whose files are all there. Old assets stay for a grace period, for pages that are still open. CloudFront is told to
forget what changed under an unchanged name, and the script waits until it has.

If the build fails, nothing is uploaded. If a later step fails, run the same command again: it uploads what is missing.

It needs version 2 of the AWS CLI, signed in to the environment's account, and npm unless -SkipBuild is given. The values of the
mandatory parameters are outputs of Terraform: `terraform -chdir=infra output`.

.PARAMETER Environment
The environment that is published to: dev, staging or prod.

.PARAMETER Bucket
The name of the site's bucket.

.PARAMETER DistributionId
The id of the CloudFront distribution in front of the bucket.

.PARAMETER ApiUrl
The https address of the API, without a slash at the end.

.PARAMETER Region
The AWS region of the bucket and of the user pool.

.PARAMETER UserPoolId
The id of the Cognito user pool.

.PARAMETER ClientId
The id of the storefront's client in the user pool.

.PARAMETER PaymentProvider
The payment provider that the checkout uses.

.PARAMETER StripePublishableKey
Stripe's key for the browser, which is no secret. With another payment provider there is none.

.PARAMETER Images
A folder whose files are published under images/. Without it, only the images of the build are.

.PARAMETER GraceDays
After how many days an asset that no build has any more is removed.

.PARAMETER SkipBuild
Publish what frontend/dist holds already.

.EXAMPLE
./ops/publish.ps1 -Environment dev -Bucket tradewind-dev-site -DistributionId E2EXAMPLE12345 -ApiUrl https://a1b2c3.execute-api.eu-central-1.amazonaws.com/live -Region eu-central-1 -UserPoolId eu-central-1_AbCdEf123 -ClientId 1example23456789

Builds the storefront and publishes it.

.EXAMPLE
./ops/publish.ps1 @site -SkipBuild -WhatIf

Shows what would be published from the last build, the parameters taken from a hashtable, and changes nothing.

.OUTPUTS
An object with the numbers of files uploaded and removed, and the paths that CloudFront was told to forget.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [ValidateSet('dev', 'staging', 'prod', IgnoreCase = $false, ErrorMessage = "'{0}' is no environment: use dev, staging or prod.")]
    [string] $Environment,

    [Parameter(Mandatory)]
    [ValidatePattern('^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$', Options = 'None', ErrorMessage = "'{0}' is no bucket name: give it without s3:// and without a path.")]
    [string] $Bucket,

    [Parameter(Mandatory)]
    [ValidatePattern('^[A-Z0-9]{8,20}$', Options = 'None', ErrorMessage = "'{0}' is no distribution id: it looks like E2EXAMPLE12345.")]
    [string] $DistributionId,

    [Parameter(Mandatory)]
    [ValidatePattern('^https://[^\s?#]*[^\s?#/]$', Options = 'None', ErrorMessage = "'{0}' is no API address: it begins with https:// and ends without a slash.")]
    [string] $ApiUrl,

    [Parameter(Mandatory)]
    [ValidatePattern('^[a-z]{2}(-[a-z]+)+-[0-9]$', Options = 'None', ErrorMessage = "'{0}' is no AWS region: it looks like eu-central-1.")]
    [string] $Region,

    [Parameter(Mandatory)]
    [ValidatePattern('^[a-z]{2}(-[a-z]+)+-[0-9]_[A-Za-z0-9]+$', Options = 'None', ErrorMessage = "'{0}' is no user pool id: it looks like eu-central-1_AbCdEf123.")]
    [string] $UserPoolId,

    [Parameter(Mandatory)]
    [ValidatePattern('^[A-Za-z0-9]{10,128}$', Options = 'None', ErrorMessage = "'{0}' is no client id: it is made of letters and digits.")]
    [string] $ClientId,

    [ValidateSet('simulated', 'stripe', IgnoreCase = $false, ErrorMessage = "'{0}' is no payment provider that the storefront knows: use simulated or stripe.")]
    [string] $PaymentProvider = 'simulated',

    [ValidatePattern('^pk_(test|live)_[A-Za-z0-9]+$', Options = 'None', ErrorMessage = "'{0}' is no publishable key of Stripe: it looks like pk_test_51Example.")]
    [string] $StripePublishableKey,

    [ValidateScript({ Test-Path -LiteralPath $_ -PathType Container }, ErrorMessage = "There is no folder '{0}'.")]
    [string] $Images,

    [ValidateRange(1, 3650)]
    [int] $GraceDays = 30,

    [switch] $SkipBuild
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
# Invoke-Native is the one place that looks at exit codes, whatever the session prefers.
$PSNativeCommandUseErrorActionPreference = $false

$Root = Split-Path -Parent $PSScriptRoot
$Dist = Join-Path $Root 'frontend' 'dist'

# In the order of publication. A file belongs to the step with the longest beginning that fits its key.
$Steps = @(
    @{ Start = 'assets/'; CacheControl = 'public, max-age=31536000, immutable' }
    @{ Start = 'images/'; CacheControl = 'public, max-age=86400' }
    @{ Start = ''; CacheControl = 'public, max-age=86400' }
    @{ Start = 'config.json'; CacheControl = 'no-cache' }
    @{ Start = 'index.html'; CacheControl = 'no-cache' }
)

# Said here, because what a machine guesses from a file's name differs between systems.
$ContentTypes = @{
    '.css'         = 'text/css; charset=utf-8'
    '.gif'         = 'image/gif'
    '.html'        = 'text/html; charset=utf-8'
    '.jpg'         = 'image/jpeg'
    '.js'          = 'text/javascript; charset=utf-8'
    '.json'        = 'application/json; charset=utf-8'
    '.png'         = 'image/png'
    '.svg'         = 'image/svg+xml'
    '.txt'         = 'text/plain; charset=utf-8'
    '.webmanifest' = 'application/manifest+json'
    '.webp'        = 'image/webp'
    '.woff2'       = 'font/woff2'
}

function Invoke-Native {
    # What a command prints, as it prints it; an error that names the command if it fails.
    param([string] $Command, [string[]] $Arguments)
    if (-not (Get-Command $Command -ErrorAction Ignore)) {
        throw "$Command is not installed, or not on the PATH."
    }
    & $Command @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Command $($Arguments -join ' ') failed with exit code $LASTEXITCODE. What it said is above; put it right and run the same command again."
    }
}

function Invoke-Change {
    # Every change goes through here, so that -WhatIf and -Confirm hold for all of them.
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Target, [string] $Action, [string] $Command, [string[]] $Arguments)
    if ($PSCmdlet.ShouldProcess($Target, $Action)) {
        Invoke-Native $Command $Arguments
    }
}

function Get-Step {
    param([string] $Key)
    $Steps | Where-Object { $Key.StartsWith($_.Start, [StringComparison]::Ordinal) } | Sort-Object { $_.Start.Length } | Select-Object -Last 1
}

function Get-SiteFile {
    # The files of a folder, under the keys that they get in the bucket.
    param([string] $Folder, [string] $Prefix)
    foreach ($file in Get-ChildItem -LiteralPath $Folder -Recurse -File) {
        $relative = [IO.Path]::GetRelativePath($Folder, $file.FullName).Replace('\', '/')
        $type = $ContentTypes[$file.Extension.ToLowerInvariant()]
        [pscustomobject] @{
            Key          = "$Prefix$relative"
            Path         = $file.FullName
            Folder       = $Folder
            Prefix       = $Prefix
            Relative     = $relative
            CacheControl = (Get-Step "$Prefix$relative").CacheControl
            Start        = (Get-Step "$Prefix$relative").Start
            ContentType  = if ($type) { $type } else { 'application/octet-stream' }
        }
    }
}

function Get-Published {
    # What the bucket holds, by key, whose case counts: the MD5 of the content, and when it was uploaded.
    $listing = (Invoke-Native aws @('s3api', 'list-objects-v2', '--bucket', $Bucket, '--region', $Region, '--output', 'json')) -join ''
    $published = [hashtable]::new([StringComparer]::Ordinal)
    # Of an empty bucket the CLI says nothing at all, or an object without contents.
    if ($listing.Trim()) {
        foreach ($entry in @(($listing | ConvertFrom-Json -AsHashtable)['Contents'])) {
            if ($null -ne $entry) {
                $published[$entry['Key']] = @{ MD5 = $entry['ETag'].Trim('"'); At = [DateTimeOffset] $entry['LastModified'] }
            }
        }
    }
    $published
}

function Publish-File {
    # One command for all files of one folder that share their headers.
    param([object[]] $Files)
    $groups = @($Files | Group-Object -Property 'Folder', 'ContentType', 'CacheControl')
    foreach ($group in $groups) {
        $first = $group.Group[0]
        # Written with =, because outside Windows PowerShell puts the names of files in the place of a * that stands alone.
        $includes = @($group.Group | ForEach-Object { "--include=$($_.Relative)" })
        $action = "Upload $($group.Group.Key -join ', ') as $($first.ContentType), $($first.CacheControl)"
        Invoke-Change "s3://$Bucket" $action aws (
            @('s3', 'cp', $first.Folder, "s3://$Bucket/$($first.Prefix)", '--recursive', '--exclude=*') + $includes +
            @('--content-type', $first.ContentType, '--cache-control', $first.CacheControl, '--region', $Region, '--only-show-errors')
        )
    }
}

function Publish-Configuration {
    $configuration = [ordered] @{
        environment          = $Environment
        apiUrl               = $ApiUrl
        cognitoUrl           = "https://cognito-idp.$Region.amazonaws.com"
        region               = $Region
        userPoolId           = $UserPoolId
        clientId             = $ClientId
        paymentProvider      = $PaymentProvider
        stripePublishableKey = if ($PaymentProvider -eq 'stripe') { $StripePublishableKey }
    }
    $file = [IO.Path]::GetTempFileName()
    try {
        [IO.File]::WriteAllText($file, ($configuration | ConvertTo-Json))
        Invoke-Change "s3://$Bucket/config.json" 'Write the runtime configuration' aws @(
            's3', 'cp', $file, "s3://$Bucket/config.json", '--content-type', $ContentTypes['.json'],
            '--cache-control', (Get-Step 'config.json').CacheControl, '--region', $Region, '--only-show-errors'
        )
    }
    finally {
        [IO.File]::Delete($file)
    }
}

if (($PaymentProvider -eq 'stripe') -ne [bool] $StripePublishableKey) {
    throw '-StripePublishableKey must be given where the payment provider is stripe, and nowhere else.'
}
$version = (Invoke-Native aws @('--version')) -join ''
if ($version -notmatch '^aws-cli/2\.') {
    throw "This needs version 2 of the AWS CLI; found: $version"
}
if (-not $SkipBuild) {
    Push-Location $Root
    try {
        Invoke-Change 'node_modules' 'Install the locked packages' npm @('ci', '--ignore-scripts', '--no-audit', '--no-fund') | Out-Host
        Invoke-Change $Dist 'Build the storefront' npm @('run', 'build', '--workspace', 'frontend') | Out-Host
    }
    finally {
        Pop-Location
    }
}
if (-not (Test-Path -LiteralPath (Join-Path $Dist 'index.html') -PathType Leaf)) {
    throw "$Dist holds no index.html. Build the storefront first: run this without -SkipBuild and without -WhatIf, or npm run build --workspace frontend."
}

$files = @(Get-SiteFile $Dist '' | Where-Object { $_.Key -ne 'config.json' })
if ($Images) {
    $files += @(Get-SiteFile (Convert-Path -LiteralPath $Images) 'images/')
}
$published = Get-Published
# An asset is uploaded again with every build that has it, so that its date says when one last did.
$wanted = @($files | Where-Object {
        $_.Start -in 'assets/', 'index.html' -or -not $published.ContainsKey($_.Key) -or
        $published[$_.Key].MD5 -ne (Get-FileHash -LiteralPath $_.Path -Algorithm MD5).Hash
    })
foreach ($step in $Steps) {
    if ($step.Start -eq 'config.json') {
        Publish-Configuration | Out-Host
        continue
    }
    $ofStep = @($wanted | Where-Object { $_.Start -eq $step.Start })
    if ($ofStep) {
        Publish-File $ofStep | Out-Host
    }
}

$limit = [DateTimeOffset]::UtcNow.AddDays(-$GraceDays)
$current = [System.Collections.Generic.HashSet[string]]::new([string[]] $files.Key, [StringComparer]::Ordinal)
$old = @($published.Keys | Where-Object { $_.StartsWith('assets/') -and -not $current.Contains($_) -and $published[$_].At -lt $limit } | Sort-Object)
foreach ($key in $old) {
    Invoke-Change "s3://$Bucket/$key" "Remove, in no build for $GraceDays days" aws @('s3', 'rm', "s3://$Bucket/$key", '--region', $Region, '--only-show-errors') | Out-Host
}

# What is new was never cached; assets never change; what is asked for anew each time need not be forgotten.
$changed = @($wanted | Where-Object { $_.Start -in 'images/', '' -and $published.ContainsKey($_.Key) } | ForEach-Object { "/$($_.Key)" })
if ($changed) {
    $id = Invoke-Change $DistributionId "Invalidate $($changed -join ', ')" aws (
        @('cloudfront', 'create-invalidation', '--distribution-id', $DistributionId, '--query', 'Invalidation.Id', '--output', 'text', '--paths') + $changed
    )
    if ($id) {
        Invoke-Native aws @('cloudfront', 'wait', 'invalidation-completed', '--distribution-id', $DistributionId, '--id', $id) | Out-Host
    }
}

[pscustomobject] @{ Uploaded = $wanted.Count + 1; Removed = $old.Count; Invalidated = $changed }
