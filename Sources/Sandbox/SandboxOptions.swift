import Logging

/// How a sandbox is started.
public struct SandboxOptions: Sendable {
  /// The address to listen on.
  public var host: String
  /// The port; 0 takes a free one.
  public var port: Int
  /// The SQLite file that keeps the records; `nil` keeps them in memory.
  public var database: String?
  /// The id of the fault that is active; `nil` for a correct server.
  public var fault: String?
  /// How many records each collection starts with, where the fixtures have none.
  public var seedRecords: Int
  /// A folder with `<document's name>.yaml`: collection or model names to lists of records; `Fixtures` tells more.
  public var fixturesFolder: String?
  /// The tokens, API keys and Basic passwords that are accepted. Every other is refused.
  public var credentials: [String]
  /// Where the server says what goes wrong inside it.
  public var logger: Logger

  /// The credential that is accepted where nobody says otherwise.
  public static let defaultCredential = "sandbox-token"

  /// Makes options; the defaults are a correct server in memory on a free port of this machine.
  public init(
    host: String = "127.0.0.1", port: Int = 0, database: String? = nil, fault: String? = nil, seedRecords: Int = 3,
    fixturesFolder: String? = nil, credentials: [String] = [SandboxOptions.defaultCredential],
    logger: Logger = SandboxOptions.quietLogger
  ) {
    self.host = host
    self.port = port
    self.database = database
    self.fault = fault
    self.seedRecords = seedRecords
    self.fixturesFolder = fixturesFolder
    self.credentials = credentials
    self.logger = logger
  }

  /// A logger that shows errors alone.
  public static var quietLogger: Logger {
    var logger = Logger(label: "sandbox")
    logger.logLevel = .error
    return logger
  }
}
