# The contract's operations, and the functions that a stream, an event, a queue or the clock starts, as rows. All else in this module
# walks them: the API its operations, everything about a function both.
locals {
  contract = yamldecode(file("${var.contract_dir}/openapi.yaml"))
  events   = yamldecode(file("${var.contract_dir}/events.yaml"))
  verbs    = ["get", "put", "post", "patch", "delete"]

  operations = merge([
    for path, item in local.contract.paths : {
      for verb, operation in item : operation.operationId => {
        path    = trimprefix(path, "/")
        method  = upper(verb)
        access  = operation["x-tradewind"].access
        summary = operation.summary
        row     = operation["x-tradewind"]
      } if contains(local.verbs, verb)
    }
  ]...)

  # Of a function, whatever starts it. JSON, as rows are objects of different attributes.
  rows = merge(
    { for id, operation in local.operations : id => jsonencode(merge(operation.row, { summary = operation.summary })) },
    { for id, row in local.events.functions : id => jsonencode(row) },
  )

  functions = {
    for id, row in { for id, text in local.rows : id => jsondecode(text) } : id => {
      function        = lower(replace(id, "/([A-Z])/", "-$1"))
      handler         = "handlers.${lower(replace(id, "/([A-Z])/", "_$1"))}.handler"
      summary         = row.summary
      timeout_seconds = row.timeoutSeconds
      tables = merge(
        { for target, actions in row.tables : target => tolist(actions) },
        # Where staff may call, what their token says is compared with what was decided since.
        contains(["identified", "staff", "admin"], try(row.access, "")) ? { people = distinct(concat(tolist(try(row.tables.people, [])), ["GetItem"])) } : {},
      )
      user_pool     = tolist(try(row.userPool, []))
      token_trigger = can(row.trigger.identity)
      payments      = try(row.payments, false)
      publishes     = try(row.publishes, false)
      mails         = try(row.mails, false)
      sends         = tolist(try(row.sends, []))
      dead_letters  = try(row.deadLetters, null)
      stream        = try(row.trigger.stream, null)
      schedule      = try(row.trigger.schedule, null)
      batch_size    = try(row.batchSize, null)
      objects       = { for folder, actions in try(row.objects, {}) : folder => tolist(actions) }
      layer         = try(row.layer, null)
      memory_mb     = try(row.memoryMegabytes, 512)
    }
  }

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
