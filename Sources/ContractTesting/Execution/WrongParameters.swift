import HTTPExchange
import JSON
import OpenAPI

/// The cases with a query, header or cookie parameter that is missing or wrong.
extension OperationRunner {
  /// Sends a valid payload with one fault in the parameters each time.
  mutating func invalidParameters() async throws(Stop) {
    // Without one of its parameters, an update of several records might be one of all.
    guard collector.isSelected(RejectsInvalid.id) || collector.isSelected(NoServerError.id), resource.form.isRecord,
      let subject
    else { return }
    let right = requiredParameters(of: resource.update)
    let parameters = resource.update.parameters.filter { parameter in
      !isSelector(parameter, resource.update) && !isCredential(parameter)
    }
    let faults = ParameterFault.all(
      of: parameters, values: right, schemas: workbench.schemas, seed: workbench.seed(for: resource.update))
    for fault in faults {
      let others = right.filter {
        $0.parameter.name != fault.parameter.name || $0.parameter.location != fault.parameter.location
      }
      let payload = alternative
      try await tryRequest(.invalidParameter(fault), sent: payload) { runner in
        runner.request(
          runner.resource.update, path: subject.path, body: payload,
          others: others + (fault.value.map { [(fault.parameter, $0)] } ?? []))
      }
    }
  }

  /// Whether the parameter is what the user's credentials, or header fields of the user's own, are sent in.
  private func isCredential(_ parameter: Parameter) -> Bool {
    workbench.builder.namesLeftOut.contains(parameter.name.lowercased())
  }
}
