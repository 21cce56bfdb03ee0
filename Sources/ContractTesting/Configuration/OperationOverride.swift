import Documents
import JSON

/// What the configuration file says about the operations of one pattern.
struct OperationOverride {
  let pattern: OperationPattern
  var rules = UpdateRules()
  var parameters: [ParameterValue] = []

  /// The settings of an entry of `overrides`.
  static var settings: [ConfigurationSetting<OperationOverride>] {
    rules.map { setting in ConfigurationSetting(setting.name) { setting.read(&$0.rules, $1, &$2) } } + [
      ConfigurationSetting("parameters") { entry, node, reader in
        entry.parameters += parameters(node, operation: entry.pattern, &reader)
      }
    ]
  }

  /// The settings that the file has for all operations as well.
  static var rules: [ConfigurationSetting<UpdateRules>] {
    [
      ConfigurationSetting("semantics") { $0.semantics = $2.choice($1, of: UpdateSemantics.self) },
      ConfigurationSetting("atomic") { $0.atomic = $2.bool($1) },
      ConfigurationSetting("selectors") { rules, node, reader in
        for member in reader.members(node) {
          if let pointer = reader.pointer(member.value) { rules.selectors[member.name] = pointer }
        }
      },
      ConfigurationSetting("record") { $0.record = $2.pointer($1) },
      ConfigurationSetting("read-back") { $0.readBack = $2.text($1) },
      ConfigurationSetting("unordered") { $0.unordered = $2.pointers($1) },
      ConfigurationSetting("opaque") { $0.opaque = $2.pointers($1) },
      ConfigurationSetting("ignored") { $0.ignored = $2.pointers($1) },
      ConfigurationSetting("response-time") { $0.responseTimeLimit = $2.seconds($1) },
    ]
  }

  /// Parameter names with their values; a text stays text, everything else is what YAML says it is.
  static func parameters(
    _ node: Node, operation: OperationPattern?, _ reader: inout ConfigurationReader
  ) -> [ParameterValue] {
    reader.members(node).compactMap { member in
      let value =
        member.value.kind == .string
        ? reader.text(member.value).map { .string(JSONString($0)) }
        : member.value.value()
      guard let value, !value.isNull else {
        reader.fault("configuration-value", at: member.value, "A parameter's value is missing.")
        return nil
      }
      return ParameterValue(operation: operation, name: member.name, value: value)
    }
  }
}
