import Documents
import JSON

/// What a configuration file says.
public struct ConfigurationFile: Sendable {
  /// A report to write.
  public struct ReportFile: Sendable, Hashable {
    /// The format's name.
    public var format: String
    /// The file's path.
    public var file: String

    /// Makes an entry.
    public init(format: String, file: String) {
      self.format = format
      self.file = file
    }
  }

  /// The settings; what the file does not name has its default, the target is then empty.
  public var configuration = RunConfiguration(target: "")
  /// The reports to write.
  public var reports: [ReportFile] = []

  /// What no file says: defaults.
  public init() {}

  /// Reads a configuration.
  ///
  /// - Parameters:
  ///   - root: the file's root, from a `DocumentStore`.
  ///   - formats: the names of the report formats.
  ///   - environment: looks up a variable of the environment.
  /// - Throws: `ConfigurationError` with every mistake of the file.
  public static func read(
    _ root: Node, formats: [String], environment: @escaping (String) -> String?
  ) throws(ConfigurationError) -> ConfigurationFile {
    var file = ConfigurationFile()
    var reader = ConfigurationReader(formats: formats, environment: environment)
    // `null` stands for a file without settings.
    if root.isNull { return file }
    ConfigurationSetting.apply(ConfigurationSetting.all, to: &file, from: root, reader: &reader)
    if !reader.diagnostics.isEmpty { throw ConfigurationError(diagnostics: reader.diagnostics) }
    return file
  }

  /// Reads what a configuration says of the document; its other settings are not looked at, nor are their variables.
  ///
  /// - Throws: `ConfigurationError` with every mistake of these settings.
  public static func documentSettings(
    _ root: Node, environment: @escaping (String) -> String?
  ) throws(ConfigurationError) -> DocumentSettings {
    var file = ConfigurationFile()
    var reader = ConfigurationReader(formats: [], environment: environment)
    for setting in ConfigurationSetting.document {
      if let value = root[setting.name] { setting.read(&file, value, &reader) }
    }
    if !reader.diagnostics.isEmpty { throw ConfigurationError(diagnostics: reader.diagnostics) }
    return file.configuration.document
  }
}

/// Why a configuration file cannot be used.
public struct ConfigurationError: Error, Sendable, Hashable {
  /// Every mistake, in the file's order.
  public let diagnostics: [Diagnostic]

  /// Makes an error.
  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
