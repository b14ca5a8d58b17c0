# A domain of the shop's own: its certificate, made here where the zone is at hand, and its addresses.
locals {
  hosted_zone_id  = try(var.custom_domain.hosted_zone_id, null)
  certificate_arn = local.hosted_zone_id == null ? try(var.custom_domain.certificate_arn, null) : one(aws_acm_certificate_validation.site[*].certificate_arn)
}

resource "aws_acm_certificate" "site" {
  count    = local.hosted_zone_id == null ? 0 : 1
  provider = aws.us_east_1

  domain_name       = var.custom_domain.name
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

# ACM asks for a record that only the zone's owner can make.
resource "aws_route53_record" "certificate" {
  count = local.hosted_zone_id == null ? 0 : 1

  zone_id         = local.hosted_zone_id
  name            = one(aws_acm_certificate.site[0].domain_validation_options).resource_record_name
  type            = one(aws_acm_certificate.site[0].domain_validation_options).resource_record_type
  records         = [one(aws_acm_certificate.site[0].domain_validation_options).resource_record_value]
  ttl             = 60
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "site" {
  count    = local.hosted_zone_id == null ? 0 : 1
  provider = aws.us_east_1

  certificate_arn         = aws_acm_certificate.site[0].arn
  validation_record_fqdns = aws_route53_record.certificate[*].fqdn
}

resource "aws_route53_record" "site" {
  for_each = local.hosted_zone_id == null ? [] : toset(["A", "AAAA"])

  zone_id = local.hosted_zone_id
  name    = var.custom_domain.name
  type    = each.key

  alias {
    name                   = aws_cloudfront_distribution.site.domain_name
    zone_id                = aws_cloudfront_distribution.site.hosted_zone_id
    evaluate_target_health = false
  }
}
