# AWS's answers where their shape counts.
mock_resource "aws_sns_topic" {
  defaults = {
    arn = "arn:aws:sns:eu-central-1:123456789012:made-by-the-test"
  }
}
