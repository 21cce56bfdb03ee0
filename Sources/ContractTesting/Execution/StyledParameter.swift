import JSON
import JSONSchema
import MediaTypes
import OpenAPI

/// Whether the style of a parameter can say a value: a blank in a list that blanks divide would be read as two items.
enum StyledParameter {
  static func expresses(_ value: JSONValue, _ parameter: Parameter, _ schema: Schema) -> Bool {
    let serializer = ParameterSerializer(parameter)
    let reader = ParameterReader(parameter, schema: schema)
    let read: JSONValue? =
      switch parameter.location {
      case .path: reader.value(inPath: serializer.serializedPath(value))
      case .query, .querystring:
        reader.value(inQuery: FormPair.pairs(serializer.serializedQuery(value).joined(separator: "&")))
      case .header: serializer.serializedHeader(value).flatMap { reader.value(inHeader: $0) }
      case .cookie:
        reader.value(inCookies: FormPair.cookies(serializer.serializedCookies(value).joined(separator: "; ")))
      }
    return read == value
  }
}
