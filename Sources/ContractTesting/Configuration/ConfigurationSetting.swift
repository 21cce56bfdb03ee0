import Documents

/// A setting of the configuration file: its name, and how its value gets into `Settings`.
struct ConfigurationSetting<Settings>: Sendable {
  let name: String
  let read: @Sendable (inout Settings, Node, inout ConfigurationReader) -> Void

  init(_ name: String, _ read: @escaping @Sendable (inout Settings, Node, inout ConfigurationReader) -> Void) {
    self.name = name
    self.read = read
  }

  /// Reads a mapping whose keys are names of `settings`.
  static func apply(
    _ settings: [ConfigurationSetting], to target: inout Settings, from node: Node,
    reader: inout ConfigurationReader
  ) {
    for member in reader.members(node) {
      if let setting = settings.first(where: { $0.name == member.name }) {
        setting.read(&target, member.value, &reader)
      } else {
        reader.unknown("setting", member.name, at: member.key, known: settings.map(\.name))
      }
    }
  }
}

extension ConfigurationSetting where Settings == ConfigurationFile {
  /// Every setting of the file.
  static var all: [ConfigurationSetting] {
    document + selection + intensity + connection + knowledge
      + OperationOverride.rules.map { setting in
        ConfigurationSetting(setting.name) { setting.read(&$0.configuration.rules, $1, &$2) }
      }
  }

  /// Those that say how the document is read.
  static var document: [ConfigurationSetting] {
    [
      ConfigurationSetting("overlay") { $0.configuration.document.overlays = $2.texts($1) },
      ConfigurationSetting("allow-remote-refs") {
        $0.configuration.document.allowRemoteReferences = $2.bool($1) ?? false
      },
      ConfigurationSetting("allow-refs-outside") {
        $0.configuration.document.allowReferencesOutside = $2.bool($1) ?? false
      },
    ]
  }

  private static var selection: [ConfigurationSetting] {
    [
      ConfigurationSetting("operation") {
        $0.configuration.operationPatterns = $2.texts($1).map { OperationPattern($0) }
      },
      ConfigurationSetting("exclude-operation") {
        $0.configuration.excludedOperationPatterns = $2.texts($1).map { OperationPattern($0) }
      },
      ConfigurationSetting("tag") { $0.configuration.tags = $2.texts($1) },
      ConfigurationSetting("check") { file, node, reader in
        file.configuration.checks = checks(node, &reader)
      },
      ConfigurationSetting("skip-check") { file, node, reader in
        file.configuration.skippedChecks = checks(node, &reader)
      },
      ConfigurationSetting("levels") { file, node, reader in
        for member in reader.members(node) {
          let check = reader.name(member.name, at: member.key, known: CheckCatalogue.ids, kind: "check")
          if let check, let level = reader.choice(member.value, of: CheckLevel.self) {
            file.configuration.levels[check] = level
          }
        }
      },
    ]
  }

  private static var intensity: [ConfigurationSetting] {
    [
      ConfigurationSetting("seed") { $0.configuration.seed = $2.seed($1) ?? 1 },
      ConfigurationSetting("depth") { $0.configuration.depth = $2.choice($1, of: Depth.self) ?? .standard },
      ConfigurationSetting("max-requests") { $0.configuration.maxRequests = $2.int($1, atLeast: 1) },
      ConfigurationSetting("rate") { $0.configuration.rate = $2.rate($1) },
      ConfigurationSetting("concurrency") { $0.configuration.concurrency = $2.int($1, atLeast: 1) ?? 1 },
      ConfigurationSetting("timeout") { file, node, reader in
        guard let seconds = reader.seconds(node) else { return }
        if seconds > 0 {
          file.configuration.timeout = seconds
        } else {
          reader.fault("configuration-value", at: node, "A timeout is longer than nothing.")
        }
      },
      ConfigurationSetting("budget") { $0.configuration.budget = $2.seconds($1) },
      ConfigurationSetting("settle") { $0.configuration.settle = $2.seconds($1) ?? 0 },
      ConfigurationSetting("restore") { $0.configuration.restore = $2.bool($1) ?? true },
      ConfigurationSetting("journal") { $0.configuration.journal = $2.text($1) },
      ConfigurationSetting("report") { file, node, reader in
        for member in reader.members(node) {
          let format = reader.name(member.name, at: member.key, known: reader.formats, kind: "format")
          if let format, let path = reader.text(member.value) { file.reports.append(.init(format: format, file: path)) }
        }
      },
    ]
  }

  private static var connection: [ConfigurationSetting] {
    [
      ConfigurationSetting("target") { $0.configuration.target = $2.text($1) ?? "" },
      ConfigurationSetting("headers") { file, node, reader in
        for member in reader.members(node) {
          guard let value = reader.text(member.value) else { continue }
          if HeaderSyntax.isName(member.name), HeaderSyntax.isValue(value) {
            file.configuration.headers.append((member.name, value))
          } else {
            reader.fault("configuration-value", at: member.key, "No header field can have this name or value.")
          }
        }
      },
      ConfigurationSetting("auth-bearer") { $0.configuration.credentials.bearer = $2.text($1) },
      ConfigurationSetting("auth-basic") { $0.configuration.credentials.basic = $2.text($1) },
      ConfigurationSetting("auth-api-key") { $0.configuration.credentials.apiKey = $2.text($1) },
      ConfigurationSetting("cacert") { $0.configuration.transport.caFile = $2.text($1) },
      ConfigurationSetting("client-cert") { $0.configuration.transport.clientCertificate = $2.text($1) },
      ConfigurationSetting("client-key") { $0.configuration.transport.clientKey = $2.text($1) },
      ConfigurationSetting("insecure") { $0.configuration.transport.insecure = $2.bool($1) ?? false },
      ConfigurationSetting("proxy") { $0.configuration.transport.proxy = $2.text($1) },
    ]
  }

  private static var knowledge: [ConfigurationSetting] {
    [
      ConfigurationSetting("parameters") { file, node, reader in
        file.configuration.parameters += OperationOverride.parameters(node, operation: nil, &reader)
      },
      ConfigurationSetting("overrides") { file, node, reader in
        for member in reader.members(node) {
          var entry = OperationOverride(pattern: OperationPattern(member.name))
          ConfigurationSetting<OperationOverride>.apply(
            OperationOverride.settings, to: &entry, from: member.value, reader: &reader)
          file.configuration.operationRules.append((entry.pattern, entry.rules))
          file.configuration.parameters += entry.parameters
        }
      },
    ]
  }

  private static func checks(_ node: Node, _ reader: inout ConfigurationReader) -> Set<String> {
    var checks: Set<String> = []
    for text in reader.texts(node) {
      if let check = reader.name(text, at: node, known: CheckCatalogue.ids, kind: "check") { checks.insert(check) }
    }
    return checks
  }
}
