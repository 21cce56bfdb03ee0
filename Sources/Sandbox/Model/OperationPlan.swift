import Documents
import JSON
import JSONSchema
import MediaTypes
import OpenAPI

/// An operation with its schemas compiled: all that a request needs, without a look at the document.
final class OperationPlan: Sendable {
  /// A parameter with its schema.
  struct PlannedParameter: Sendable {
    let parameter: Parameter
    let schema: Schema?
    let traits: ValueTraits?
    let reader: ParameterReader
  }

  /// A representation with its schema.
  struct PlannedContent: Sendable {
    let mediaType: MediaType
    let essence: String
    let schema: Schema?

    /// What reads and writes content of that name, which a range such as `*/*` covers.
    func codec(_ name: String) -> (any ContentCodec)? {
      let isOpen = essence == "*/*" || essence == "application/*"
      return ContentCodecs.codec(for: isOpen ? mediaType.named(name) : mediaType, schema: schema)
    }
  }

  /// A response with its schemas.
  struct PlannedResponse: Sendable {
    let status: Response.Status
    let content: [PlannedContent]
    let headers: [(name: String, required: Bool, schema: Schema?)]

    /// The representation that the sandbox sends: JSON where there is any.
    var preferred: PlannedContent? {
      content.first { $0.essence == "application/json" } ?? content.first { $0.mediaType.isJSON }
        ?? content.first { $0.essence == "*/*" || $0.essence == "application/*" } ?? content.first
    }
  }

  let operation: Operation
  let index: Int
  let resource: Resource
  let pathParameters: [PlannedParameter]
  let queryParameters: [PlannedParameter]
  let headerParameters: [PlannedParameter]
  let cookieParameters: [PlannedParameter]
  let content: [PlannedContent]
  let responses: [PlannedResponse]
  /// The shape of the content, JSON where there is any, or of its items when it is an array.
  let contentShape: ObjectShape?
  /// The shape of the record in it.
  let shape: ObjectShape?
  /// The member of the content that is the record, where it is wrapped.
  let envelope: JSONString?
  /// The schema of the content, JSON where there is any.
  let bodySchema: Schema?
  /// The content where it is one text, number or boolean and has no members.
  let scalar: ObjectShape.Member?
  /// Whether the content is an array.
  let takesArray: Bool

  init(_ operation: Operation, index: Int, resource: Resource, envelope: JSONString?, schemas: CompiledSchemas) {
    self.operation = operation
    self.index = index
    self.resource = resource
    func planned(_ location: Parameter.Location) -> [PlannedParameter] {
      operation.parameters.filter { $0.location == location }.map {
        let compiled = schemas.schema($0.schema)
        return PlannedParameter(
          parameter: $0, schema: compiled, traits: compiled.map(ValueTraits.init),
          reader: ParameterReader($0, schema: compiled))
      }
    }
    func planned(_ content: [MediaType]) -> [PlannedContent] {
      content.map { PlannedContent(mediaType: $0, essence: $0.essence, schema: schemas.schema(of: $0)) }
    }
    pathParameters = planned(.path)
    queryParameters = planned(.query) + planned(.querystring)
    headerParameters = planned(.header)
    cookieParameters = planned(.cookie)
    content = planned(operation.requestBody?.content ?? [])
    responses = operation.responses.map { response in
      PlannedResponse(
        status: response.status, content: planned(response.content),
        headers: response.headers.map { ($0.name, $0.required, schemas.schema($0.schema)) })
    }
    let json = schemas.schema(of: operation.requestBody?.json)
    bodySchema = json ?? operation.requestBody?.content.lazy.compactMap { schemas.schema(of: $0) }.first
    let traits = bodySchema.map(ValueTraits.init)
    takesArray = traits?.types == .array || (traits?.items != nil && traits?.isObject != true)
    let record = takesArray ? traits?.items : bodySchema
    let contentShape = record.flatMap { ObjectShape($0) }
    self.contentShape = contentShape
    self.envelope = envelope.flatMap { contentShape?[$0]?.nested == nil ? nil : $0 }
    scalar =
      contentShape == nil && !takesArray && traits?.isObject != true
      ? bodySchema.map { ObjectShape.Member(whole: $0) } : nil
    shape = self.envelope.flatMap { contentShape?[$0]?.nested } ?? contentShape
  }

  /// The representation that the document has for content of that media type: itself, else its range, else `*/*`.
  func content(named essence: String) -> PlannedContent? {
    let range = essence.prefix { $0 != "/" } + "/*"
    return content.first { $0.essence == essence } ?? content.first { $0.essence == range }
      ?? content.first { $0.essence == "*/*" && !essence.isEmpty }
  }

  /// The response that the document has for `status`: the exact one, else its range, else `default`.
  func response(for status: Int) -> PlannedResponse? {
    responses.first { $0.status == .exact(status) } ?? responses.first { $0.status == .range(status / 100) }
      ?? responses.first { $0.status == .anyOther }
  }

  /// Whether the document names this status itself.
  func documents(_ status: Int) -> Bool {
    responses.contains { $0.status == .exact(status) }
  }

  /// The success status to answer with: the first of `preferred` that is documented, else any documented one.
  func success(_ preferred: [Int]) -> Int {
    if let status = preferred.first(where: documents) { return status }
    let exact = responses.compactMap { response in
      if case .exact(let status) = response.status { status } else { nil }
    }
    if let status = exact.first(where: { (200..<300).contains($0) }) { return status }
    let isOpen = responses.contains { $0.status == .range(2) || $0.status == .anyOther }
    if !isOpen, let status = exact.first(where: { (300..<400).contains($0) && $0 != 304 }) { return status }
    return preferred.first ?? 200
  }

  /// The status to refuse with: the first of `preferred` that is documented, else the first.
  func refusal(_ preferred: [Int]) -> Int {
    preferred.first(where: documents) ?? preferred.first ?? 400
  }
}
