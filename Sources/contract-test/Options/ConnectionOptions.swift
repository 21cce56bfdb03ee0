import ArgumentParser
import ContractTesting

/// As whom requests are sent, and over which connection.
struct ConnectionOptions: ParsableArguments {
  @Option(
    name: .customLong("header"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Send this header field with every request. Repeatable.", valueName: "name: value"),
    transform: ArgumentValues.header)
  var headers: [HeaderField] = []

  @Option(name: .customLong("auth-bearer"), help: ArgumentHelp("The bearer token.", valueName: "token"))
  var bearer: String?

  @Option(name: .customLong("auth-basic"), help: ArgumentHelp("User and password.", valueName: "user:password"))
  var basic: String?

  @Option(
    name: .customLong("auth-api-key"),
    help: ArgumentHelp("The API key; it is sent where the document's security scheme says.", valueName: "key"))
  var apiKey: String?

  @Option(
    name: .customLong("timeout"),
    help: ArgumentHelp("Give up on a request after this time (default: 10s).", valueName: "duration"),
    transform: ArgumentValues.seconds)
  var timeout: Double?

  @Option(
    name: .customLong("cacert"), help: ArgumentHelp("Trust these certificate authorities (PEM).", valueName: "file"))
  var caFile: String?

  @Option(name: .customLong("client-cert"), help: ArgumentHelp("The client certificate (PEM).", valueName: "file"))
  var clientCertificate: String?

  @Option(name: .customLong("client-key"), help: ArgumentHelp("The client certificate's key (PEM).", valueName: "file"))
  var clientKey: String?

  @Flag(name: .customLong("insecure"), help: "Do not verify the server's certificate.")
  var insecure = false

  @Option(name: .customLong("proxy"), help: ArgumentHelp("Send through this proxy.", valueName: "url"))
  var proxy: String?

  /// Puts what was given over `configuration`.
  func apply(to configuration: inout RunConfiguration) {
    configuration.headers += headers.map { ($0.name, $0.value) }
    if let bearer { configuration.credentials.bearer = bearer }
    if let basic { configuration.credentials.basic = basic }
    if let apiKey { configuration.credentials.apiKey = apiKey }
    if let timeout { configuration.timeout = timeout }
    if let caFile { configuration.transport.caFile = caFile }
    if let clientCertificate { configuration.transport.clientCertificate = clientCertificate }
    if let clientKey { configuration.transport.clientKey = clientKey }
    if insecure { configuration.transport.insecure = true }
    if let proxy { configuration.transport.proxy = proxy }
  }
}
