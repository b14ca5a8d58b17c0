# The contract's operations as rows. All else in this module walks them.
locals {
  contract = yamldecode(file("${var.contract_dir}/openapi.yaml"))
  verbs    = ["get", "put", "post", "patch", "delete"]

  operations = merge([
    for path, item in local.contract.paths : {
      for verb, operation in item : operation.operationId => {
        function        = lower(replace(operation.operationId, "/([A-Z])/", "-$1"))
        handler         = "handlers.${lower(replace(operation.operationId, "/([A-Z])/", "_$1"))}.handler"
        path            = trimprefix(path, "/")
        method          = upper(verb)
        summary         = operation.summary
        access          = operation["x-tradewind"].access
        timeout_seconds = operation["x-tradewind"].timeoutSeconds
        payments        = try(operation["x-tradewind"].payments, false)
        tables          = { for target, actions in operation["x-tradewind"].tables : target => tolist(actions) }
      } if contains(local.verbs, verb)
    }
  ]...)

  paths           = toset([for operation in local.operations : operation.path])
  methods_by_path = { for path in local.paths : path => sort([for operation in local.operations : operation.method if operation.path == path]) }

  # Every path, and every beginning of one, is a resource of the API below the one before it.
  resources          = distinct(flatten([for path in local.paths : [for n in range(length(split("/", path))) : join("/", slice(split("/", path), 0, n + 1))]]))
  resources_by_depth = [for depth in range(5) : toset([for resource in local.resources : resource if length(split("/", resource)) == depth + 1])]

  # Headers that a page of the site may send, and those of the answer that it may read. A header that one operation alone takes is no
  # page's: it is the signature of another system.
  request_headers = sort(distinct(concat(
    ["Authorization", "Content-Type"],
    [for parameter in values(local.contract.components.parameters) : parameter.name if parameter.in == "header"],
  )))
  exposed_headers = ["ETag", "Location", "Idempotent-Replayed", "X-Amzn-RequestId"]
}
