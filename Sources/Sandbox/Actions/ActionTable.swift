import Documents
import JSON
import JSONSchema
import OpenAPI

/// The actions of a document, by operation.
struct ActionTable: Sendable {
  /// The action of each operation that has one, by the operation's index.
  private(set) var actions: [Int: Action] = [:]
  /// What is wrong with `x-action`, `x-actions` and `x-data-model`, each once.
  private(set) var findings: [Diagnostic] = []

  init(_ root: Node, operations: [OperationPlan], models: ActionModels) {
    var found = models.findings
    let catalogues = [root, root["components"]].compactMap { $0?[Action.catalogueName] }
    let named = catalogues.flatMap(\.members)
    for model in root["components"]?["schemas"]?.members ?? [] {
      if let declared = model.value[DataModel.extensionName] { found += ActionSchema.dataModel.findings(declared) }
    }
    var broken: Set<Node> = []
    for node in named.map(\.value) + operations.compactMap({ $0.operation.extensions[Action.extensionName] })
    where node.kind != .string {
      let findings = ActionSchema.action.findings(node)
      if !findings.isEmpty { broken.insert(node) }
      found += findings
    }
    var used: Set<Node> = []
    for plan in operations {
      guard let written = plan.operation.extensions[Action.extensionName] else { continue }
      var node = written
      if written.kind == .string, let name = written.text {
        guard let known = named.first(where: { $0.key.text == name }) else {
          found += Self.unknown(name, at: written.place, among: named.compactMap(\.key.text))
          continue
        }
        node = known.value
      }
      used.insert(node)
      guard !broken.contains(node) else { continue }
      var reader = ActionReader(plan: plan, models: models)
      actions[plan.index] = reader.action(node, name: node["name"]?.text ?? written.text ?? plan.operation.name)
      found += reader.reader.diagnostics
    }
    for (key, node) in named where !used.contains(node) {
      found.append(
        Diagnostic(
          .warning, rule: "action-unused", at: key.place, "No operation has the action '\(key.text ?? "")'.",
          remedy: "Name it in the 'x-action' of an operation, or remove it."))
    }
    var seen: Set<Diagnostic> = []
    findings = found.filter { seen.insert($0).inserted }
  }

  /// Says that no action has a name. Where none is declared, the name may mean something to another tool.
  private static func unknown(_ name: String, at place: Place, among names: [String]) -> [Diagnostic] {
    var reader = ExpressionReader()
    let (rule, message) = ("action-name", "The document has no action '\(name)' in 'x-actions'.")
    if names.isEmpty {
      reader.warn(rule, at: place, message, remedy: "Declare it there, or let the update have its default meaning.")
    } else {
      reader.unknown(rule, at: place, message, name, among: names)
    }
    return reader.diagnostics
  }
}
