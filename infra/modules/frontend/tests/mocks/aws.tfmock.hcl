# AWS's answers where their shape counts.
mock_resource "aws_s3_bucket" {
  defaults = {
    arn = "arn:aws:s3:::made-by-the-test"
  }
}

mock_resource "aws_cloudfront_distribution" {
  defaults = {
    arn = "arn:aws:cloudfront::123456789012:distribution/MADEBYTHETEST"
  }
}

mock_resource "aws_acm_certificate" {
  defaults = {
    arn = "arn:aws:acm:us-east-1:123456789012:certificate/made-by-the-test"

    domain_validation_options = [{
      domain_name           = "shop.example.com"
      resource_record_name  = "_proof.shop.example.com"
      resource_record_type  = "CNAME"
      resource_record_value = "_proof.acm-validations.aws"
    }]
  }
}
