import HTTPExchange

extension HTTPClient {
  /// A client for the target of a run, with its limits and its way of connecting.
  convenience init(_ configuration: RunConfiguration) throws(RunError) {
    do throws(HTTPConfigurationError) {
      var settings = try HTTPClientConfiguration(baseURL: configuration.target)
      settings.timeout = configuration.timeout
      settings.caFile = configuration.transport.caFile
      settings.clientCertificate = configuration.transport.clientCertificate
      settings.clientKey = configuration.transport.clientKey
      settings.insecure = configuration.transport.insecure
      settings.proxy = configuration.transport.proxy
      try self.init(settings)
    } catch {
      throw .usage(error.description)
    }
  }
}
