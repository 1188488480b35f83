# The settings of an Auth0 tenant for the console. docs/auth0.md says what each is for.

terraform {
  required_version = ">= 1.5"

  required_providers {
    auth0 = {
      source  = "auth0/auth0"
      version = "~> 1.28"
    }
  }
}

locals {
  url    = trimsuffix(var.console_url, "/")
  origin = regex("^https://[^/]+", var.console_url)

  my_account_audience = "https://${var.tenant_domain}/me/"
  my_account_scopes = [
    "read:me:factors",
    "read:me:authentication_methods",
    "create:me:authentication_methods",
    "update:me:authentication_methods",
    "delete:me:authentication_methods",
    "read:me:profile",
    "update:me:profile",
  ]
}

resource "auth0_client" "console" {
  name            = "Latchkey"
  app_type        = "spa"
  is_first_party  = true
  oidc_conformant = true

  grant_types = [
    "authorization_code",
    "refresh_token",
    "urn:okta:params:oauth:grant-type:webauthn",
  ]

  callbacks           = ["${local.url}/callback"]
  allowed_logout_urls = ["${local.url}/login"]
  web_origins         = [local.origin]
  allowed_origins     = [local.origin]
  initiate_login_uri  = "${local.url}/login"
  cross_origin_auth   = true

  jwt_configuration {
    alg = "RS256"
  }

  refresh_token {
    rotation_type                = "rotating"
    expiration_type              = "expiring"
    leeway                       = 5
    token_lifetime               = 2592000
    infinite_token_lifetime      = false
    idle_token_lifetime          = 14400
    infinite_idle_token_lifetime = false

    policies {
      audience = local.my_account_audience
      scope    = local.my_account_scopes
    }
  }
}

resource "auth0_client_credentials" "console" {
  client_id             = auth0_client.console.id
  authentication_method = "none"
}

resource "auth0_resource_server" "api" {
  count = var.create_api ? 1 : 0

  name                                            = "Console API"
  identifier                                      = var.api_audience
  signing_alg                                     = "RS256"
  allow_offline_access                            = true
  skip_consent_for_verifiable_first_party_clients = true
}

resource "auth0_resource_server" "my_account" {
  count = var.create_my_account_api ? 1 : 0

  name                                            = "Auth0 My Account API"
  identifier                                      = local.my_account_audience
  skip_consent_for_verifiable_first_party_clients = true
}

resource "auth0_client_grant" "my_account" {
  client_id    = auth0_client.console.id
  audience     = local.my_account_audience
  subject_type = "user"
  scopes       = local.my_account_scopes

  depends_on = [auth0_resource_server.my_account]
}

resource "auth0_action" "second_factor" {
  name    = "Latchkey second factor"
  code    = file("${path.module}/../ask-for-second-factor.js")
  runtime = "node22"
  deploy  = true

  supported_triggers {
    id      = "post-login"
    version = "v3"
  }
}

# Adds the Action to the end of the trigger. Other Actions stay.
resource "auth0_trigger_action" "second_factor" {
  trigger   = "post-login"
  action_id = auth0_action.second_factor.id
}

data "auth0_connection" "database" {
  count = var.database != null && !var.create_database ? 1 : 0

  name = var.database
}

resource "auth0_connection" "database" {
  count = var.database != null && var.create_database ? 1 : 0

  name     = var.database
  strategy = "auth0"

  options {
    brute_force_protection               = true
    disable_self_service_change_password = false
    password_policy                      = "good"

    password_complexity_options {
      min_length = 12
    }

    password_dictionary {
      enable = true
    }

    password_no_personal_info {
      enable = true
    }
  }
}

# Other applications of the database stay enabled.
resource "auth0_connection_client" "console" {
  count = var.database != null ? 1 : 0

  connection_id = one(concat(auth0_connection.database[*].id, data.auth0_connection.database[*].id))
  client_id     = auth0_client.console.id
}
