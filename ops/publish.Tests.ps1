#Requires -Version 7.2
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5.0' }
<#
The publication of the site, with stand-ins for aws and npm that write down what they are asked:

    Invoke-Pester ops/publish.Tests.ps1
#>

BeforeAll {
    function New-Site {
        # A checkout with nothing but the script and a built storefront.
        param([string] $Root)
        foreach ($folder in 'ops', 'frontend/dist/assets', 'frontend/dist/payment-fields', 'pictures') {
            New-Item -ItemType Directory -Path (Join-Path $Root $folder) -Force | Out-Null
        }
        Copy-Item (Join-Path $PSScriptRoot 'publish.ps1') (Join-Path $Root 'ops')
        $contents = @{
            'frontend/dist/index.html'                = '<!doctype html>'
            'frontend/dist/favicon.svg'               = '<svg/>'
            'frontend/dist/assets/index-AAAA.js'      = 'export {}'
            'frontend/dist/assets/index-BBBB.css'     = 'body {}'
            'frontend/dist/payment-fields/index.html' = '<!doctype html><title>Card</title>'
            'pictures/lamp.webp'                      = 'a lamp'
        }
        foreach ($name in $contents.Keys) {
            Set-Content -LiteralPath (Join-Path $Root $name) -Value $contents[$name] -NoNewline
        }
    }

    function global:aws {
        $global:Said.Add("aws $($args -join ' ')")
        $global:LASTEXITCODE = 0
        if ($global:Failing -and "$args" -like $global:Failing) {
            $global:LASTEXITCODE = 7
            return
        }
        switch -Wildcard ("$args") {
            '--version*' { $global:Version }
            's3api list-objects-v2*' { $global:Listing }
            '*/config.json --content-type*' { $global:Configuration = Get-Content -LiteralPath $args[2] -Raw }
            'cloudfront create-invalidation*' { 'I2EXAMPLE' }
        }
    }

    function global:npm {
        $global:Said.Add("npm $($args -join ' ')")
        $global:LASTEXITCODE = if ($global:Failing -and "npm $args" -like $global:Failing) { 1 } else { 0 }
    }

    function Get-Entry {
        # A line of the bucket's listing: a file as it is here, unless other content is given.
        param([string] $Key, [string] $Path, [int] $DaysAgo, [string] $Hash = '')
        if ($Path) {
            $Hash = (Get-FileHash -LiteralPath $Path -Algorithm MD5).Hash.ToLowerInvariant()
        }
        @{ Key = $Key; ETag = "`"$Hash`""; LastModified = [DateTimeOffset]::UtcNow.AddDays(-$DaysAgo).ToString('o') }
    }

    function Get-Upload {
        $global:Said | Where-Object { $_ -like 'aws s3 cp *' }
    }
}

AfterAll {
    Remove-Item -Path 'function:global:aws', 'function:global:npm'
    Remove-Variable -Scope Global -Name 'Said', 'Failing', 'Version', 'Listing', 'Configuration' -ErrorAction Ignore
}

Describe 'publish.ps1' {
    BeforeEach {
        $root = Join-Path $TestDrive ([guid]::NewGuid())
        New-Site $root
        $publish = Join-Path $root 'ops' 'publish.ps1'
        $site = @{
            Environment    = 'dev'
            Bucket         = 'tradewind-dev-site'
            DistributionId = 'E2EXAMPLE12345'
            ApiUrl         = 'https://api.example.com/live'
            Region         = 'eu-central-1'
            UserPoolId     = 'eu-central-1_AbCdEf123'
            ClientId       = '1example23456789'
        }
        $global:Said = [System.Collections.Generic.List[string]]::new()
        $global:Failing = ''
        $global:Version = 'aws-cli/2.31.0 Python/3.13.7'
        $global:Listing = ''
        $global:Configuration = ''
    }

    It 'builds first, then uploads assets, images, other files, the configuration, and index.html last' {
        & $publish @site -Images (Join-Path $root 'pictures') | Out-Null
        $said = $global:Said -join "`n"
        $said | Should -Match '(?s)npm ci.*npm run build --workspace frontend.*list-objects-v2'
        $uploads = @(Get-Upload)
        $order = foreach ($file in 'assets/index-AAAA.js', 'lamp.webp', 'favicon.svg', 'config.json', '--include=index.html') {
            [Array]::FindIndex([string[]] $uploads, [Predicate[string]] { $args[0].Contains($file) })
        }
        $order | Should -Not -Contain -1
        $order | Should -Be ($order | Sort-Object)
        $uploads[-1] | Should -BeLike '*--include=index.html *'
    }

    It 'says for each file of which type it is and for how long it may be kept' {
        & $publish @site -SkipBuild -Images (Join-Path $root 'pictures') | Out-Null
        $expected = @{
            '--include=assets/index-AAAA.js'      = '--content-type text/javascript; charset=utf-8 --cache-control public, max-age=31536000, immutable '
            '--include=assets/index-BBBB.css'     = '--content-type text/css; charset=utf-8 --cache-control public, max-age=31536000, immutable '
            '--include=lamp.webp'                 = '--content-type image/webp --cache-control public, max-age=86400 '
            '--include=payment-fields/index.html' = '--content-type text/html; charset=utf-8 --cache-control public, max-age=86400 '
            '/config.json'                        = '--content-type application/json; charset=utf-8 --cache-control no-cache '
            '--include=index.html'                = '--content-type text/html; charset=utf-8 --cache-control no-cache '
        }
        foreach ($file in $expected.Keys) {
            @(Get-Upload | Where-Object { $_.Contains("$file ") }) | Should -HaveCount 1 -Because $file
            Get-Upload | Where-Object { $_.Contains("$file ") } | Should -BeLike "*$($expected[$file])*"
        }
    }

    It 'writes the runtime configuration' {
        & $publish @site -SkipBuild | Out-Null
        $written = $global:Configuration | ConvertFrom-Json -AsHashtable
        $written.Keys | Sort-Object | Should -Be @('apiUrl', 'clientId', 'cognitoUrl', 'environment', 'paymentProvider', 'region', 'stripePublishableKey', 'userPoolId')
        $written['apiUrl'] | Should -Be 'https://api.example.com/live'
        $written['paymentProvider'] | Should -Be 'simulated'
        $written['stripePublishableKey'] | Should -BeNullOrEmpty
    }

    It 'tells the storefront of Stripe by its publishable key, and of no key without it' {
        & $publish @site -SkipBuild -PaymentProvider stripe -StripePublishableKey pk_test_51Example | Out-Null
        ($global:Configuration | ConvertFrom-Json -AsHashtable)['stripePublishableKey'] | Should -Be 'pk_test_51Example'
        { & $publish @site -SkipBuild -PaymentProvider stripe } | Should -Throw '*-StripePublishableKey*'
        { & $publish @site -SkipBuild -StripePublishableKey sk_test_51Example } | Should -Throw '*is no publishable key*'
    }

    It 'uploads nothing if the build failed' {
        $global:Failing = 'npm run build*'
        { & $publish @site } | Should -Throw '*npm run build*failed with exit code 1*'
        @(Get-Upload) | Should -HaveCount 0
    }

    It 'stops at the first upload that fails, before index.html' {
        $global:Failing = 's3 cp *--include=assets/*'
        { & $publish @site -SkipBuild } | Should -Throw '*failed with exit code 7*'
        @(Get-Upload) | Should -HaveCount 1
    }

    It 'changes nothing with -WhatIf' {
        $old = Get-Entry 'assets/old-CCCC.js' -DaysAgo 90 -Hash 'c'
        $changed = Get-Entry 'favicon.svg' -DaysAgo 1 -Hash 'd'
        $global:Listing = @{ Contents = @($old, $changed) } | ConvertTo-Json -Depth 4
        & $publish @site -WhatIf | Out-Null
        $global:Said | Should -Be @('aws --version', 'aws s3api list-objects-v2 --bucket tradewind-dev-site --region eu-central-1 --output json')
    }

    It 'uploads assets again, and of the rest what changed; invalidates that, and waits until it is done' {
        $same = Get-Entry 'favicon.svg' -Path (Join-Path $root 'frontend/dist/favicon.svg') -DaysAgo 3
        $asset = Get-Entry 'assets/index-AAAA.js' -Path (Join-Path $root 'frontend/dist/assets/index-AAAA.js') -DaysAgo 3
        $changed = Get-Entry 'payment-fields/index.html' -DaysAgo 3 -Hash 'd'
        $global:Listing = @{ Contents = @($same, $asset, $changed) } | ConvertTo-Json -Depth 4
        $result = & $publish @site -SkipBuild
        $uploads = @(Get-Upload) -join "`n"
        $uploads | Should -BeLike '*assets/index-AAAA.js*'
        $uploads | Should -Not -BeLike '*favicon.svg*'
        $global:Said[-2] | Should -BeLike 'aws cloudfront create-invalidation --distribution-id E2EXAMPLE12345 *--paths /payment-fields/index.html'
        $global:Said[-1] | Should -Be 'aws cloudfront wait invalidation-completed --distribution-id E2EXAMPLE12345 --id I2EXAMPLE'
        $result.Invalidated | Should -Be @('/payment-fields/index.html')
    }

    It 'invalidates nothing where nothing changed under its name' {
        & $publish @site -SkipBuild | Out-Null
        $global:Said | Where-Object { $_ -like 'aws cloudfront*' } | Should -BeNullOrEmpty
    }

    It 'removes only assets that no build has had for the grace period' {
        $inBuild = Get-Entry 'assets/index-AAAA.js' -DaysAgo 90 -Hash 'a'
        $recent = Get-Entry 'assets/index-CCCC.js' -DaysAgo 10 -Hash 'c'
        $old = Get-Entry 'assets/index-DDDD.js' -DaysAgo 40 -Hash 'd'
        $other = Get-Entry 'images/old.webp' -DaysAgo 90 -Hash 'e'
        $global:Listing = @{ Contents = @($inBuild, $recent, $old, $other) } | ConvertTo-Json -Depth 4
        $result = & $publish @site -SkipBuild
        @($global:Said | Where-Object { $_ -like 'aws s3 rm *' }) |
            Should -Be @('aws s3 rm s3://tradewind-dev-site/assets/index-DDDD.js --region eu-central-1 --only-show-errors')
        $result.Removed | Should -Be 1
    }

    It 'refuses version 1 of the AWS CLI before it builds' {
        $global:Version = 'aws-cli/1.42.0 Python/3.13.7'
        { & $publish @site } | Should -Throw '*version 2 of the AWS CLI*'
        $global:Said | Should -Be @('aws --version')
    }

    It 'says what is wrong with <Name>' -TestCases @(
        @{ Name = 'Environment'; Value = 'production'; Says = '*use dev, staging or prod*' }
        @{ Name = 'Bucket'; Value = 's3://site'; Says = '*without s3://*' }
        @{ Name = 'DistributionId'; Value = 'd111111abcdef8.cloudfront.net'; Says = '*is no distribution id*' }
        @{ Name = 'ApiUrl'; Value = 'https://api.example.com/live/'; Says = '*without a slash*' }
        @{ Name = 'Region'; Value = 'Frankfurt'; Says = '*is no AWS region*' }
        @{ Name = 'UserPoolId'; Value = 'AbCdEf123'; Says = '*is no user pool id*' }
        @{ Name = 'ClientId'; Value = 'not an id'; Says = '*is no client id*' }
        @{ Name = 'Images'; Value = 'nowhere'; Says = "*There is no folder 'nowhere'*" }
    ) {
        param($Name, $Value, $Says)
        $site[$Name] = $Value
        { & $publish @site -SkipBuild } | Should -Throw $Says
        $global:Said | Should -BeNullOrEmpty
    }
}
