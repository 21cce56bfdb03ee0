/// Where libyaml 0.2.5 differs from the YAML test suite, by the cases' names.
enum YAMLKnownCases {
  /// Valid documents that libyaml refuses, with what they need.
  static let refused: [String: String] = [:]

  /// Documents that are read to another value than expected, with the reason.
  static let different: [String: String] = [:]

  /// Invalid documents that libyaml accepts.
  static let accepted: Set<String> = []
}
