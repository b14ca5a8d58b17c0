# The address that the shop's mails come from, the same in all environments of an account. AWS sends it a link that must be followed.
resource "aws_sesv2_email_identity" "sender" {
  count = var.mail_identity_enabled ? 1 : 0

  email_identity = jsondecode(file(var.shop_file)).email
}
