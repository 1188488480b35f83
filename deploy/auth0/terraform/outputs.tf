output "client_id" {
  description = "auth0.clientId in config.json."
  value       = auth0_client.console.client_id
}
