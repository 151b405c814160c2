# Two environments from one synthesis: `npm run synth -- examples/child-module/cdktf.json` writes the
# module into ./finops-digest, and this configuration calls it for each of them.

terraform {
  required_version = ">= 1.10.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["111122223333"]
}

# AWS makes billing exports in us-east-1 only.
provider "aws" {
  alias               = "us_east_1"
  region              = "us-east-1"
  allowed_account_ids = ["111122223333"]
}

locals {
  environments = {
    test = { readers = ["platform@example.com"], tags = {} }
    prod = { readers = ["finops-team@example.com", "chief@example.com"], tags = { tier = "1" } }
  }
}

module "finops_digest" {
  source   = "./finops-digest"
  for_each = local.environments

  providers = {
    aws         = aws
    aws.billing = aws.us_east_1
  }

  organization = "acme"
  environment  = each.key
  mail_from    = "finops@${each.key}.example.com"
  mail_to      = each.value.readers
  alarm_emails = ["platform-oncall@example.com", "finops-oncall@example.com"]
  runbooks_url = "https://github.com/example/finops-digest/blob/main/runbooks"
  tags         = merge({ cost-center = "finops" }, each.value.tags)
}

output "summaries_buckets" {
  description = "Bucket of the archive, by environment"
  value       = { for name, digest in module.finops_digest : name => digest.summaries_bucket_name }
}

output "dkim_tokens" {
  description = "CNAME <token>._domainkey.<domain> → <token>.dkim.amazonses.com, by environment"
  value       = { for name, digest in module.finops_digest : name => digest.dkim_tokens }
}
