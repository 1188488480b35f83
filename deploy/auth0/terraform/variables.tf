variable "console_url" {
  description = "URL of the console, with its base path if it has one, such as https://console.example.com."
  type        = string

  validation {
    condition     = can(regex("^https://[^/?#]+(/[^?#]*)?$", var.console_url))
    error_message = "The URL of the console starts with https:// and has no query."
  }
}

variable "tenant_domain" {
  description = "Host name of the tenant, such as example.eu.auth0.com. It is not the custom domain."
  type        = string
}

variable "api_audience" {
  description = "Identifier of the API: auth0.audience in config.json."
  type        = string
}

variable "create_api" {
  description = "False if the API exists. Then allow offline access and skip user consent in its settings."
  type        = bool
  default     = true
}

variable "database" {
  description = "Name of the database connection, or null if there is none: auth0.connection in config.json."
  type        = string
  default     = "Username-Password-Authentication"
}

variable "create_database" {
  description = "True to create the database with its password rules. A new tenant has one, which keeps its rules."
  type        = bool
  default     = false
}

variable "create_my_account_api" {
  description = "False if the My Account API has been activated in the dashboard. Then skip user consent in its settings."
  type        = bool
  default     = true
}
